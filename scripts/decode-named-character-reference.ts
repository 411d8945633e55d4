import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/**
 * What the package of that name exports: the text that a reference stands for, told without `&` and `;`, or false. The
 * package brings a table of its own, 13 kB gzipped; parse5 has the same one already.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  const [node] = parseFragment(`&${name};`).childNodes as [DefaultTreeAdapterTypes.TextNode]
  // No reference stands for more than two units; of one that there is not, at least three are left: `&x;`, or, of `&gtx;`, `>x;`.
  return name !== '' && node.value.length <= 2 ? node.value : false
}
