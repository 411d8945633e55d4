/** A stretch of a text: UTF-16 offsets from 0, `end` exclusive. */
export type Range = {
  /** The first unit. */
  readonly start: number
  /** The unit behind the last. */
  readonly end: number
}
