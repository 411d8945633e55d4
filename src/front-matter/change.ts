import type { Reading } from './reading.js'

/** The value at `key` is to be `value`, written so that `reading` gives it back; undefined removes the key. */
export type Change = { key: string; value: unknown; reading: Reading }
