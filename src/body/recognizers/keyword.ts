import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

/** Words that a plug-in links to the site's own tag pages (`span.keyword_link`), or explains in a box (CNA's dictionary). */
export const keyword = defineRecognizer({
  name: 'keyword',
  match: ['.keyword_link', '.glossary-link', '.glossaryLink', '.news-dic-inline'],
  annotate(element, { url }) {
    const links = [element, ...(fewBelow(element, 10) ?? [])].filter(({ tagName }) => tagName === 'a')
    if (links.length > 1) return undefined
    const href = links[0] && textProperty(links[0], 'href')
    return { type: 'keyword', text: visibleText(element), ...(href && { url: url(href) }) }
  },
})
