/** The text, or the byte that makes it impossible to read one. */
export type Decoded = { ok: true; text: string } | { ok: false; offset: number; byte: number; validText: string }

const strict = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads UTF-8 strictly: nothing is replaced, and a byte order mark is kept as U+FEFF.
 *
 * @example
 * decodeUtf8(new Uint8Array([0x61, 0xff])) // { ok: false, offset: 1, byte: 255, validText: 'a' }
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: strict().decode(bytes) }
  } catch {
    const offset = firstInvalidByte(bytes)
    return { ok: false, offset, byte: bytes[offset]!, validText: strict().decode(bytes.subarray(0, offset)) }
  }
}

/** Where the longest valid beginning ends: the place at which a decoder would put U+FFFD. */
function firstInvalidByte(bytes: Uint8Array): number {
  const reads = (end: number) => {
    try {
      strict().decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  // A streaming decoder accepts a sequence that is cut off, so "reads" is monotonic: true up to the offending byte.
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (reads(middle)) good = middle
    else bad = middle
  }
  // Step back to the beginning of the sequence that was cut off or broken.
  let offset = Math.min(good, bytes.length)
  for (let back = 0; back < 4 && offset > 0; back++) {
    try {
      strict().decode(bytes.subarray(0, offset))
      break
    } catch {
      offset--
    }
  }
  return offset
}
