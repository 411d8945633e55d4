// Compiled, never run: what the types of the published package say to a strict project.
import type { DiagnosticCode, JsonValue, Post as PostModel, SafeParseResult } from 'postmatter'
import { formatPost, type PostError, parseDocument, parsePost, safeParsePost, serializePost } from 'postmatter'
import type * as archive from 'postmatter/archive'
import { FrontMatter, Post, PostDate } from 'postmatter/schema'
import * as z from 'zod'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function is<_Proof extends true>(): void {}

export function useTypes(source: string): string {
  const plain = parsePost(source)
  is<Equal<typeof plain.frontMatter.date, Date>>()
  is<Equal<typeof plain.frontMatter.comments, boolean | undefined>>()
  is<Equal<typeof plain.extra, Record<string, JsonValue>>>()
  is<Equal<typeof plain.html, string>>()
  const asModel: PostModel = plain

  const frontMatter = FrontMatter.extend({ translator: z.string(), published: PostDate, rating: z.int().optional() })
  const post = parsePost(source, { frontMatter })
  is<Equal<typeof post.frontMatter.translator, string>>()
  is<Equal<typeof post.frontMatter.published, Date>>()
  is<Equal<typeof post.frontMatter.rating, number | undefined>>()
  is<Equal<typeof post.frontMatter.tags, string[]>>()
  // @ts-expect-error: a key that no schema names
  post.frontMatter.nobody

  const result = safeParsePost(source)
  is<Equal<typeof result, SafeParseResult<z.output<typeof FrontMatter>>>>()
  if (result.success) is<Equal<typeof result.data.html, string>>()
  else is<Equal<typeof result.error, PostError>>()
  const code: DiagnosticCode = 'front-matter/unclosed'
  // @ts-expect-error: a code that is not in the catalogue
  const wrong: DiagnosticCode = 'front-matter/unheard-of'

  const full = Post.extend({ frontMatter })
  is<Equal<z.output<typeof full>['frontMatter']['translator'], string>>()
  is<Equal<typeof archive.readPosts extends (...args: never[]) => unknown ? true : false, true>>()

  const document = parseDocument(source).edit({ frontMatter: { author: 'Someone', rating: undefined } })
  return [
    formatPost(document),
    serializePost(asModel),
    serializePost(post, { frontMatter, base: document }),
    code,
    wrong,
  ]
    .map(String)
    .join()
}
