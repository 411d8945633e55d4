import { archiveSameSource } from './rules/archive/same-source.js'
import { imageMissingAlt } from './rules/image/missing-alt.js'
import { timestampMismatch } from './rules/timestamp/mismatch.js'

/** Every rule that comes with postmatter, by code. */
export const defaultRules = [archiveSameSource, imageMissingAlt, timestampMismatch] as const

/** One of them. */
export type DefaultRule = (typeof defaultRules)[number]
