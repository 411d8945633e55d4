// How many characters in a row count as one piece of a text.
const pieceLength = 8
const bins = 16
const factor = 0x01000193
// What the character that leaves the window has been multiplied by.
const leaving = power(factor, pieceLength)

/**
 * Sixteen characters by which to estimate how much two texts have in common (one-permutation MinHash): the hashes of a
 * text's pieces are divided among sixteen bins, and of each the least one is kept. Texts that have nine in ten of their
 * pieces in common have about nine in ten characters of their sketches in common.
 */
export function textSketch(units: Uint16Array): string {
  const least = new Uint32Array(bins).fill(0xffffffff)
  let rolling = 0
  for (let place = 0; place < units.length; place++) {
    rolling = (Math.imul(rolling, factor) + units[place]!) | 0
    if (place >= pieceLength) rolling = (rolling - Math.imul(leaving, units[place - pieceLength]!)) | 0
    if (place < pieceLength - 1) continue
    let piece = Math.imul(rolling ^ (rolling >>> 15), 0x7feb352d)
    piece = Math.imul(piece ^ (piece >>> 15), 0x846ca68b) >>> 0
    const bin = piece >>> 28
    const order = piece & 0xfffffff
    if (order < least[bin]!) least[bin] = order
  }
  // Fifteen bits of each, those that did not decide which is the least; moved away from control characters and surrogates.
  return String.fromCharCode(...least.map((order) => 0x100 + (order & 0x7fff)))
}

/** How many of the sixteen characters of two sketches are the same. */
export function commonOfSketches(a: string, b: string): number {
  let common = 0
  for (let bin = 0; bin < bins; bin++) if (a[bin] === b[bin]) common++
  return common
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let step = 0; step < exponent; step++) product = Math.imul(product, base)
  return product
}
