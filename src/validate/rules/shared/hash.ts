/**
 * A number of 53 bits for a text, so that archive rules need not keep the text. Two texts share one by chance: among
 * 100,000 different ones, once in two million runs. Nobody should trust it with texts made to collide.
 */
export function hash(text: string): number {
  let high = 0x811c9dc5
  let low = 0x9e3779b9
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
    low ^= low >>> 15
  }
  return (mixed(high ^ (low >>> 3)) & 0x1fffff) * 0x100000000 + mixed(low)
}

/** The same in few characters, of 30 bits: to tell apart the few texts that another hash has brought together. */
export function shortHash(text: string): string {
  return (hash(text) % 2 ** 30).toString(36).padStart(6, '0')
}

/** Lets every bit depend on every other. */
function mixed(bits: number): number {
  let word = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b)
  return (word ^ (word >>> 16)) >>> 0
}
