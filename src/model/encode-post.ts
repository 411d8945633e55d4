import * as z from 'zod'
import type { DiagnosticCode } from '../diagnostics/catalogue.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import { Extra } from '../schema/extra.js'
import { FrontMatter } from '../schema/front-matter.js'
import { isIntegerKey, type JsonValue, maxExtraValues, maxValues, whyNotJson, whyNotKey } from '../schema/json-value.js'
import type { Post } from '../schema/post.js'
import { Preamble } from '../schema/preamble.js'
import { Text } from '../schema/text.js'
import type { FrontMatterSchema } from './front-matter-schema.js'
import { readingsOf } from './readings-of.js'

/** A post ready to be written: what each key of the front matter holds in the file, the extra keys apart. */
export type EncodedPost = {
  values: Record<string, unknown>
  extra: Record<string, JsonValue>
  preamble: Preamble | undefined
  html: string
}

const Shell = z.strictObject({ frontMatter: z.unknown(), extra: Extra, preamble: Preamble.optional(), html: Text })

/**
 * Runs the schemas backwards.
 *
 * @throws PostError for a post that the schemas refuse, or a front matter schema that has only one direction.
 */
export function encodePost(post: Post<FrontMatter>, schema: FrontMatterSchema): EncodedPost {
  const shell = Shell.safeParse(post)
  if (!shell.success) throw refusal(shell.error.issues, [])
  const { extra, preamble, html } = shell.data
  const values = encodeFrontMatter(post.frontMatter, schema)
  for (const key of Object.keys(extra)) {
    if (Object.hasOwn(readingsOf(schema), key))
      throw refuse('post/invalid', `the extra key "${key}" belongs to frontMatter`, ['extra', key])
  }
  return { values, extra, preamble, html }
}

function encodeFrontMatter(frontMatter: FrontMatter, schema: FrontMatterSchema): Record<string, unknown> {
  let result: z.ZodSafeParseResult<unknown>
  try {
    result = z.safeEncode(schema, frontMatter)
  } catch (error) {
    // zod throws, even from safeEncode, when it meets a transform that has no way back.
    throw refuse('schema/not-encodable', (error as Error).message, ['frontMatter'])
  }
  if (!result.success) throw refusal(result.error.issues, ['frontMatter'])
  const values = result.data as Record<string, unknown>
  if (schema !== FrontMatter) refuseUnwritable(values)
  return values
}

/** A schema of one's own may let pass what the format cannot carry. */
function refuseUnwritable(values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue
    const reason = isIntegerKey(key) ? 'the key is an integer' : (whyNotKey(key) ?? whyNotJson(value, { dates: true }))
    if (reason) throw refuse('post/invalid', `frontMatter.${key}: ${reason}`, ['frontMatter', key])
  }
  const reason = whyNotJson(values, { dates: true, depth: 0, limit: maxValues - maxExtraValues })
  if (reason) throw refuse('post/invalid', `frontMatter: ${reason}`, ['frontMatter'])
}

function refusal(issues: readonly z.core.$ZodIssue[], base: string[]): PostError {
  return new PostError(
    issues.map(({ path, message }) => {
      const field = [...base, ...path.map(String)]
      return diagnose({
        code: 'post/invalid',
        values: { reason: `${field.join('.') || 'the post'}: ${message}` },
        field,
      })
    }),
  )
}

function refuse(code: DiagnosticCode, reason: string, field: string[]): PostError {
  return new PostError([diagnose({ code, values: { reason }, field })])
}
