import type { CleanStep } from './clean-step.js'
import { dropEmptyParagraphs } from './steps/drop-empty-paragraphs.js'
import { dropEmptyShells } from './steps/drop-empty-shells.js'
import { releaseFrameContent } from './steps/release-frame-content.js'
import { removeAttributions } from './steps/remove-attributions.js'
import { removeScripts, removeStyles } from './steps/remove-scripts.js'
import { removeTrackingPixels } from './steps/remove-tracking-pixels.js'
import {
  removeAds,
  removeForms,
  removePageMetadata,
  removeRelated,
  removeShareBars,
  removeWidgets,
} from './steps/remove-widgets.js'
import { resolveLazyImages } from './steps/resolve-lazy-images.js'
import { resolveUrls } from './steps/resolve-urls.js'
import { sanitize } from './steps/sanitize.js'
import { stripTrackingParameters } from './steps/strip-tracking-parameters.js'
import { unwrapEmptyWrappers } from './steps/unwrap-empty-wrappers.js'
import { unwrapKeywords } from './steps/unwrap-keywords.js'

/** The lists of steps by name. */
export type CleanPreset = 'safe' | 'archive' | 'reader'

// Sanitising takes frames out, and would take what they swallowed with them.
const safe: readonly CleanStep[] = [releaseFrameContent, sanitize]

const archive: readonly CleanStep[] = [removeTrackingPixels, stripTrackingParameters, ...safe]

// Images first: what a step takes out may hold the only address of one.
const reader: readonly CleanStep[] = [
  resolveLazyImages,
  removeAttributions,
  removeAds,
  removeShareBars,
  removeRelated,
  removePageMetadata,
  removeForms,
  removeWidgets,
  removeScripts,
  removeStyles,
  removeTrackingPixels,
  unwrapKeywords,
  resolveUrls,
  stripTrackingParameters,
  ...safe,
  dropEmptyParagraphs,
  dropEmptyShells,
  unwrapEmptyWrappers,
]

/**
 * The steps of each preset, in order.
 *
 * - `safe`: what could execute, submit or load goes, nothing else.
 * - `archive`: that, and what tracks readers; all that could be evidence stays.
 * - `reader`: only the article is left.
 */
export const cleanPresets: Readonly<Record<CleanPreset, readonly CleanStep[]>> = { safe, archive, reader }
