import { visibleText } from '../../../body/visible-text.js'
import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `body/empty`: docs/rules/body/empty.md. */
export const bodyEmpty = defineRule({
  code: 'body/empty',
  needs: 'body',
  message: 'The body shows nothing: no text, no picture, no sound or film.',
  help: 'Fetch the article from its source while it is there; the feed gave a title and a link only.',
  check({ post, body, elements, document, report }) {
    const index = indexElements(elements)
    if (/\S/.test(post.html) && (media.some((name) => index.named(name).length > 0) || visibleText(body).trim() !== ''))
      return
    const { wrapper, html } = document.layout
    report({ range: wrapper?.open ?? { start: html.start, end: html.start } })
  },
})

const media = ['img', 'picture', 'iframe', 'video', 'audio', 'object', 'embed', 'svg']
