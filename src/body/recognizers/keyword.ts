import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

/** Words that a plug-in links to the site's own tag pages: `span.keyword_link`. */
export const keyword = defineRecognizer({
  name: 'keyword',
  match: ['.keyword_link', '.glossary-link', '.glossaryLink'],
  annotate(element, { url }) {
    const links = [element, ...(fewBelow(element, 10) ?? [])].filter(({ tagName }) => tagName === 'a')
    const [link] = links
    if (links.length !== 1 || !link) return undefined
    const href = textProperty(link, 'href')
    return { type: 'keyword', text: visibleText(element), ...(href && { url: url(href) }) }
  },
})
