/**
 * The offset of the first half surrogate pair, or -1 when the text is well-formed and UTF-8 can carry it.
 *
 * @example
 * loneSurrogateAt('a\uD800') // 1
 */
export function loneSurrogateAt(text: string): number {
  if (text.isWellFormed()) return -1
  return text.search(/\p{Surrogate}/u)
}
