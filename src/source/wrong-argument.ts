/**
 * What is thrown where a caller without types gives something else than a function takes: which function, what it takes, what
 * was given, and what to do about it.
 *
 * @param takes such as `a string or a document`.
 * @param help what to do, by what was given, such as `{ post: 'give its html' }`.
 */
export function wrongArgument(
  name: string,
  takes: string,
  value: unknown,
  help: Readonly<Partial<Record<Kind, string>>> = {},
): TypeError {
  const kind = kindOf(value)
  const advice = help[kind] ?? general[kind]
  return new TypeError(`${name} takes ${takes}, not ${inWords(kind, value)}${advice ? `: ${advice}` : ''}`)
}

type Kind =
  | 'bytes'
  | 'cleaned body'
  | 'cleaned post'
  | 'document'
  | 'post'
  | 'promise'
  | 'result'
  | 'string'
  | 'tree'
  | 'other'

const general: Partial<Record<Kind, string>> = {
  bytes: "read the file with 'utf8'",
  'cleaned body': 'give it the .body of that',
  'cleaned post': 'give it the .document of that',
  promise: 'await it first',
  result: 'give it the .data of that',
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'string') return 'string'
  if (typeof value !== 'object' || value === null) return 'other'
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'bytes'
  if (isTree(value)) return 'tree'
  if (isPost(value)) return 'post'
  if ('source' in value && 'layout' in value) return 'document'
  if ('changes' in value && 'body' in value) return 'cleaned body'
  if ('changes' in value && 'document' in value) return 'cleaned post'
  if ('success' in value && 'document' in value) return 'result'
  return typeof (value as { then?: unknown }).then === 'function' ? 'promise' : 'other'
}

function inWords(kind: Kind, value: unknown): string {
  if (kind === 'cleaned body') return 'what cleanBody gives'
  if (kind === 'cleaned post') return 'what cleanPost gives'
  if (kind === 'result') return 'what safeParsePost gives'
  if (kind !== 'bytes' && kind !== 'other') return `a ${kind}`
  if (value === undefined || value === null) return String(value)
  const name = typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name === 'Object' ? 'object' : name}`
}

/** Whether a value is a node of a tree. */
export function isTree(value: unknown): boolean {
  return typeof (value as { type?: unknown } | null | undefined)?.type === 'string'
}

/** Whether a value has what is needed of a post to read its body. */
export function isPost(value: unknown): boolean {
  const { html, frontMatter } = Object(value) as { html?: unknown; frontMatter?: unknown }
  return typeof html === 'string' && typeof frontMatter === 'object' && frontMatter !== null
}
