import { defineRule } from '../../rule.js'
import { strayEndTags } from '../shared/stray-end-tags.js'

const divEnd = /<\/div(?=[\s/>])[^>]*>/gi

/** `body/unbalanced-wrapper`: docs/rules/body/unbalanced-wrapper.md. */
export const bodyUnbalancedWrapper = defineRule({
  code: 'body/unbalanced-wrapper',
  needs: 'body',
  message: 'This </div> closes the <div> around the whole body, and the body goes on.',
  help: 'Take it out, or open the element that it closes: on a page, what follows stands outside of the article.',
  check({ document, elements, tags, endTagsOf, post, report }) {
    // Where each closes an element, none is left over, and no place need be known.
    if (!document.layout.wrapper || (post.html.match(divEnd) ?? []).length === endTagsOf('div')) return
    const [first] = strayEndTags('div', document, elements, tags)
    // A remark of its own at the end of the body does no harm.
    if (first && document.source.slice(first.end, document.layout.html.end).trim() !== '') report({ range: first })
  },
})
