/** A stretch of a text: UTF-16 offsets from 0, `end` exclusive. */
export type Range = { readonly start: number; readonly end: number }
