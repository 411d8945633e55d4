import type { Finding } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
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

const nothing: Suppressions = { has: () => false, findings: () => [] }
const comment = /#[ \t]*postmatter-disable(?:[ \t]+([^\r\n]*))?/g

/**
 * Reads comments such as `# postmatter-disable url/insecure, image/no-alt -- the site is gone`.
 *
 * @param codes of all rules there are.
 */
export function readSuppressions(document: PostDocument, codes: readonly string[]): Suppressions {
  const block = document.layout.frontMatter?.block
  const text = block ? document.slice(block) : ''
  if (!block || !text.includes('postmatter-disable')) return nothing
  const places = new Map<string, { start: number; end: number }>()
  for (const match of text.matchAll(comment)) {
    if (!isComment(document, block.start + match.index)) continue
    const [list] = (match[1] ?? '').split(/(?:^|\s)--(?:\s|$)/)
    const listStart = block.start + match.index + match[0].length - (match[1]?.length ?? 0)
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
