import { fewBelow } from '../elements.js'
import { defineNamedWidget, isShort } from '../widgets.js'

/** Boxes of WordPress' Ad Inserter: it calls what it inserts a code block, with a number. */
export const codeBlockAd = defineNamedWidget({
  name: 'code-block-ad',
  kind: 'advertisement',
  names: /^code-block-\d+$/,
  tagNames: new Set(['div']),
  accepts: (element, context) =>
    isShort(context, 400) &&
    fewBelow(element, 100)?.every(({ tagName }) => !['pre', 'code', 'figure'].includes(tagName)) === true,
})
