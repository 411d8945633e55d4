// What could end, split or change a plain scalar in js-yaml: white space but the space, what it takes for not printable,
// ": " and " #" and a colon at the end.
const notPlain = /[\x00-\x1f\x7f-\x9f\uFFFE\uFFFF]|: |:$| #|\p{Surrogate}/u
const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/
const flowIndicator = /[,[\]{}]/

/**
 * Whether the text, written without quotes as the value of a key, is read back as exactly this text. Cautious: it
 * refuses some texts that YAML would take.
 *
 * @example
 * isPlain('https://example.org/') // true
 * isPlain('a: b') // false
 */
export function isPlain(text: string): boolean {
  return text !== '' && !text.startsWith(' ') && !text.endsWith(' ') && !indicator.test(text) && !notPlain.test(text)
}

/** The same for an item of a flow sequence, `[ item, item ]`. */
export function isPlainInFlow(text: string): boolean {
  return isPlain(text) && !flowIndicator.test(text)
}
