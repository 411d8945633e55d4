import type { Leaf } from './leaves.js'

// What addresses consist of in ASCII: in Chinese text, the sentence often goes on behind them without white space.
const address = /(?<![a-z\d])https?:\/\/[a-z\d][\w.~:/?#[\]@!$&'()*+,;=%-]*/gi
// What Markdown reads as text wherever it stands.
const calm = /^(?:[a-z\d.:/?#@!$'(),;=%+-]|(?<=[a-z\d])_+(?=[a-z\d])|&(?!#?\w+;))*$/i

// Punctuation behind an address, and what shows that it ends there for GFM, too.
const sentenceEnd = /[.,;:!?'")]*(\s|$)/y

/**
 * Addresses in the text, but for links and code, as leaves of their own where GFM would take more than the address for it
 * (it ends at white space only) or read markup in it: they need angle brackets. The others stay bare.
 */
export function splitAddresses(leaves: readonly Leaf[]): Leaf[] {
  return leaves.flatMap((leaf, index) => {
    if (leaf.kind !== 'text' || leaf.link || !/https?:\/\//i.test(leaf.value)) return [leaf]
    const pieces: Leaf[] = []
    const { value } = leaf
    const endsLine = [undefined, 'break'].includes(leaves[index + 1]?.kind) && !leaf.em && !leaf.strong && !leaf.del
    let done = 0
    for (const match of value.matchAll(address)) {
      const url = withoutEnd(match[0])
      const end = match.index + url.length
      sentenceEnd.lastIndex = end
      const after = sentenceEnd.exec(value)
      const isWhole = after !== null && (after[1] !== '' || endsLine)
      if ((isWhole && calm.test(url)) || /&#?\w+;/.test(url)) continue
      if (match.index > done) pieces.push({ ...leaf, value: value.slice(done, match.index) })
      pieces.push({ ...leaf, kind: 'url', value: url })
      done = end
    }
    if (done < value.length) pieces.push({ ...leaf, value: value.slice(done) })
    return pieces
  })
}

/** Without the punctuation at its end, which is that of the sentence, but for the closing parenthesis of one within. */
function withoutEnd(url: string): string {
  let open = 0
  for (const character of url) open += Number(character === '(') - Number(character === ')')
  let end = url.length
  for (; end > 0; end--) {
    const last = url[end - 1]!
    if ((last === ')' && open >= 0) || !/[.,;:!?'"()[\]*_~&]/.test(last)) break
    open += Number(last === ')') - Number(last === '(')
  }
  return url.slice(0, end)
}
