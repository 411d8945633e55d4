import type { Root } from 'hast'
import { sanitizeBody } from '../sanitize/sanitize-body.js'
import { createDraft } from './draft.js'
import { resolveAddresses, resolverOf } from './draft-addresses.js'
import { rewriteFigures } from './draft-figures.js'
import { shiftHeadings } from './draft-headings.js'
import { isHiddenBySite } from './draft-hidden.js'
import { rewriteImages } from './draft-images.js'
import { rewritePlayers } from './draft-players.js'
import { keepSafeAddresses } from './safe-annotations.js'

/** Options of what renders a body. */
export type RenderOptions = {
  /** What relative addresses are made absolute against; default: the `from` of a post; of a tree, they stay relative. */
  baseUrl?: string | undefined
  /** The level (1 to 6) of the body's highest headings, the others below them; default: as they are. */
  headingLevel?: number | undefined
}

/**
 * The body as a reader gets it, whatever it becomes: pictures that a script would load later have their real addresses,
 * figures of any markup are `figure` elements with a `figcaption`, what another site would show is a link, and nothing is
 * unsafe (docs/safety.md), no address in an annotation either. Trackers, hidden parts and copies in `noscript` are left out;
 * widgets and attributions are not, see `cleanBody`.
 *
 * @param body is not changed.
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`).
 */
export function readableBody(body: Root, { baseUrl, headingLevel }: RenderOptions = {}): Root {
  if (headingLevel !== undefined && !/^[1-6]$/.test(String(headingLevel))) {
    throw new RangeError(`The level of headings is a whole number from 1 to 6, not ${headingLevel}.`)
  }
  const draft = createDraft(body, isHiddenBySite)
  rewriteFigures(draft)
  rewriteImages(draft)
  rewritePlayers(draft)
  if (headingLevel !== undefined) shiftHeadings(draft, headingLevel)
  const resolve = resolverOf(baseUrl)
  if (baseUrl !== undefined) resolveAddresses(draft.root, resolve)
  // Last, so that nothing that the steps before it write goes by.
  const { tree } = sanitizeBody(draft.root)
  keepSafeAddresses(tree, resolve)
  return tree
}
