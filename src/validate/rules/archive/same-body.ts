import * as z from 'zod'
import { defineRule } from '../../rule.js'
import { bodyLetters } from '../shared/body-letters.js'
import { hash, hashUnits, shorten } from '../shared/hash.js'
import { parsedAddress } from '../shared/parsed-address.js'
import { reportRepeats } from '../shared/report-repeats.js'

/** `archive/same-body`: docs/rules/archive/same-body.md. */
export const archiveSameBody = defineRule({
  code: 'archive/same-body',
  needs: 'archive',
  message: 'The text of the body is word for word that of {other}.',
  help: 'Keep one of the two posts; if each should have a text of its own, one of them was stored with the wrong body.',
  options: z.strictObject({ minLength: z.number().min(1).default(2_000) }),
  fact({ document, post, options }) {
    if (post.html.length < options.minLength) return undefined
    const letters = bodyLetters(document)
    if (letters.length < options.minLength) return undefined
    return `${hashUnits(letters)} ${shorten(hash(parsedAddress(post.frontMatter.from)))}`
  },
  check: (context) => reportRepeats(context, 'html'),
})
