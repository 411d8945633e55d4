import { firstText } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { isAtEnd } from '../surroundings.js'
import { visibleText } from '../visible-text.js'
import { describeWidget, isShort } from '../widgets.js'
import { beginsAsFeedFooter } from './feed-footer.js'

// The sign may have the variation selector of an emoji behind it.
const begins = /^\s*(?:copyright\s*)?(?:©\ufe0f?|\(c\))\s*(?:19|20)\d\d/i
// '© 2020 AFP' alone is the credit of a picture.
const rights = /版[权權]|[著着]作[权權]|all rights reserved|\bcopyright/i

/** The line that an agency puts below every article: whose it is, since when, and that nobody else may use it. */
export const copyrightLine = defineRecognizer({
  name: 'copyright-line',
  match: ['p', 'div'],
  annotate(element, context) {
    const { all, nodes } = context.contents
    if (all < 8 || nodes > 20 || !isShort(context, 200) || context.isWithin('figure')) return undefined
    if (!begins.test(firstText(element)) || !rights.test(visibleText(element))) return undefined
    // A page may consist of nothing else.
    if (context.bodyLength() < 3 * all) return undefined
    if (!isAtEnd([...context.parents, element], beginsAsFeedFooter)) return undefined
    return describeWidget(element, 'metadata', 'copyright-line', context)
  },
})
