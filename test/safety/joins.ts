import type { Payload } from './payloads/payload.js'

/** Two or three payloads, one behind another or within another, always the same ones. */
export function joins(payloads: readonly Payload[], count: number): { name: string; html: string }[] {
  const next = randomNumbers(20_200_908)
  const pick = () => payloads[next(payloads.length)]!
  return Array.from({ length: count }, (_, index) => {
    const parts = Array.from({ length: 2 + next(2) }, pick)
    const isWithin = index % 2 === 1
    const html = parts
      .map((part) => part.html)
      .reduce((before, part) => {
        const place = isWithin ? next(before.length + 1) : before.length
        return before.slice(0, place) + part + before.slice(place)
      })
    return { name: parts.map((part) => part.name).join(isWithin ? ' < ' : ' + '), html }
  })
}

/** The generator called mulberry32: whole numbers below a limit. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
}
