import type { Finding } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
import type { Range } from '../source/range.js'
import { suggest } from '../source/suggest.js'

/** What comments in the front matter say is not to be reported. */
export type Suppressions = {
  has(code: string): boolean
  /**
   * Codes that no rule has, and codes that are not needed.
   *
   * @param isUnused whether the rule of a code looked at the post and nothing of it was hidden.
   */
  findings(isUnused: (code: string) => boolean): Finding[]
}

const comment = /#[ \t]*postmatter-disable[ \t]([^\r\n]*)/g

/**
 * Reads comments such as `# postmatter-disable url/insecure, image/no-alt -- the site is gone`.
 *
 * @param codes of all rules there are.
 */
export function readSuppressions(document: PostDocument, codes: readonly string[]): Suppressions {
  const places = new Map<string, Range>()
  const block = document.layout.frontMatter?.block ?? { start: 0, end: 0 }
  for (const { 0: whole, 1: written, index } of document.slice(block).matchAll(comment)) {
    const place = block.start + index
    if (!isComment(document, place)) continue
    const [list] = written!.split(/(?:^|\s)--(?:\s|$)/)
    const listStart = place + whole.length - written!.length
    for (const { 0: code, index } of list!.matchAll(/[^\s,]+/g)) {
      places.set(code, { start: listStart + index, end: listStart + index + code.length })
    }
  }
  return {
    has: (code) => places.has(code),
    findings: (isUnused) =>
      [...places].flatMap(([code, place]): Finding[] => {
        if (!codes.includes(code)) {
          const meant = suggest(code, codes)
          const hint = meant ? ` Did you mean ${meant}?` : ''
          return [{ code: 'suppression/unknown-rule', values: { code, hint }, ...place }]
        }
        return isUnused(code) ? [{ code: 'suppression/unused', values: { code }, ...place }] : []
      }),
  }
}

/** Whether a `#` begins a comment: it stands at the begin of a line or behind white space, and in no value. */
function isComment({ source, frontMatter }: PostDocument, offset: number): boolean {
  if (!/\s/.test(source[offset - 1]!)) return false
  return frontMatter.entries.every(({ key, value }) => offset < key.start || offset >= value.end)
}
