import type { TextEdit } from '../diagnostics/diagnostic.js'
import { type PostDocument, parseDocument } from '../document/document.js'
import { documentOf } from '../document/document-of.js'
import { safeParsePost } from '../model/safe-parse-post.js'
import { applyEdits } from '../source/apply-edits.js'
import { compileConfig } from './compile-config.js'
import { validatePost } from './validate-post.js'
import type { ValidateOptions, Validation } from './validation.js'

/** A post after its fixes. */
export type Fixed = {
  /** The post with the fixes. */
  document: PostDocument
  /** How many findings were mended. */
  fixed: number
  /** What is left to say of it. */
  validation: Validation
}

// A fix can lay bare what another mends; two that undo one another would go on for ever.
const mostRounds = 10

/**
 * Applies the fixes of what the rules find, and looks again, until there is nothing left to fix. Of fixes that touch one
 * another, the first is applied, and the next round sees to the others. A fix that would make a post malformed is not.
 *
 * @throws PostError for a configuration with mistakes.
 * @example
 * const { document, fixed } = fixPost(source)
 * if (fixed > 0) await writePost(path, document.source)
 */
export function fixPost(source: string | PostDocument, options: ValidateOptions = {}): Fixed {
  let document = documentOf(source, 'fixPost')
  let validation = validatePost(document, options)
  let fixed = 0
  for (let round = 0; round < mostRounds; round++) {
    const next = applyFixes(document, fixesOf(validation), options)
    if (!next) break
    document = next.document
    fixed += next.fixed
    validation = validatePost(document, options)
  }
  return { document, fixed, validation }
}

type Fix = readonly TextEdit[]

function fixesOf({ diagnostics }: Validation): Fix[] {
  return diagnostics.flatMap(({ fix }) => (fix && fix.length > 0 ? [fix] : []))
}

function applyFixes(document: PostDocument, fixes: readonly Fix[], options: ValidateOptions) {
  const chosen = apart(fixes)
  const all = editedBy(document, chosen, options)
  if (all) return { document: all, fixed: chosen.length }
  // One of them does harm: the first that does not is done alone.
  for (const fix of chosen.length > 1 ? chosen : []) {
    const one = editedBy(document, [fix], options)
    if (one) return { document: one, fixed: 1 }
  }
  return undefined
}

/** The fixes that do not touch an earlier one, each whole or not at all. */
function apart(fixes: readonly Fix[]): Fix[] {
  const taken: TextEdit[] = []
  return fixes.filter((fix) => {
    const isFree = fix.every((edit) => taken.every((other) => edit.end < other.start || edit.start > other.end))
    if (isFree) taken.push(...fix)
    return isFree
  })
}

/** The document with the fixes; undefined where they change nothing, or would break what is well-formed. */
function editedBy(
  document: PostDocument,
  fixes: readonly Fix[],
  { config }: ValidateOptions,
): PostDocument | undefined {
  const edited = parseDocument(applyEdits(document.source, fixes.flat()))
  if (edited.source === document.source) return undefined
  const { frontMatter } = compileConfig(config)
  const isWellFormed = (post: PostDocument) => safeParsePost(post, { frontMatter }).success
  return isWellFormed(edited) || !isWellFormed(document) ? edited : undefined
}
