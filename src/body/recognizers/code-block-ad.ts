import { fewBelow } from '../elements.js'
import { defineNamedWidget } from '../widgets.js'

/** Boxes of WordPress' Ad Inserter: it calls what it inserts a code block, with a number. */
export const codeBlockAd = defineNamedWidget({
  name: 'code-block-ad',
  kind: 'advertisement',
  names: /^code-block-\d+$/,
  match: ['div'],
  accepts: (element, { textLength }) =>
    textLength(element).all < 400 &&
    fewBelow(element, 100)?.every(({ tagName }) => !['pre', 'code', 'figure'].includes(tagName)) === true,
})
