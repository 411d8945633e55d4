/**
 * A number of 53 bits for a text, so that archive rules need not keep the text. Two texts share one by chance: among
 * 100,000 different ones, once in two million runs. Nobody should trust it with texts made to collide.
 */
export function hash(text: string): number {
  const units = new Uint16Array(text.length)
  for (let place = 0; place < text.length; place++) units[place] = text.charCodeAt(place)
  return hashUnits(units)
}

/** The same of UTF-16 units. */
export function hashUnits(units: Uint16Array): number {
  let high = 0x811c9dc5
  let low = 0x9e3779b9
  const even = units.length & ~1
  // Two at a time, since each step has to wait for the one before it.
  for (let place = 0; place < even; place += 2) {
    const both = units[place]! | (units[place + 1]! << 16)
    high = Math.imul(high ^ both, 0x01000193)
    high ^= high >>> 16
    low = Math.imul(low ^ both, 0x85ebca6b)
    low ^= low >>> 15
  }
  if (even < units.length) {
    high = Math.imul(high ^ units[even]! ^ 0x10000, 0x01000193)
    low = Math.imul(low ^ units[even]! ^ 0x10000, 0x85ebca6b)
  }
  return (mixed(high ^ (low >>> 3)) & 0x1fffff) * 0x100000000 + mixed(low)
}

/** A hash in few characters, of 30 bits: to tell apart the few texts that another one has brought together. */
export function shorten(hash: number): string {
  return (hash % 2 ** 30).toString(36).padStart(6, '0')
}

/** Lets every bit depend on every other. */
function mixed(bits: number): number {
  let word = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b)
  return (word ^ (word >>> 16)) >>> 0
}
