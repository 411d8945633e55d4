import { digestLength } from '../../archive/read-file-bytes.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Fact } from '../../validate/rule.js'
import type { PostRecord } from './post-record.js'
import type { WordList } from './word-list.js'

// Reading a cache is mostly to parse JSON, and most of what is found differs in little: what it has in common with others is a word.

type Place = [number, number, number, number, number, number]
/** The number of a finding's kind, and its message, position and fix where that kind has them; a whole diagnostic where it is of no kind. */
type PackedDiagnostic = [kind: number, ...unknown[]] | Diagnostic
/** The number of the list of codes, and a fact for each; a whole object where there is no such list; 0 where there are no facts. */
type PackedFacts = [codes: number, ...Fact[]] | NonNullable<PostRecord['facts']> | 0
type PackedRecord = [
  PostRecord['verdict'],
  suppressed: number,
  texts: string,
  PackedFacts,
  places: number[] | 0,
  ...PackedDiagnostic[],
]

/** A record as a line of JSON, without its path, its digest and its source. */
export function packRecord(
  { path, verdict, suppressed, texts = [], facts, places, diagnostics }: PostRecord,
  words: WordList,
) {
  const packed: PackedRecord = [
    verdict,
    suppressed,
    texts.join(''),
    facts ? packFacts(facts, words) : 0,
    places ?? 0,
    ...diagnostics.map((diagnostic) => packDiagnostic(diagnostic, path, words)),
  ]
  return JSON.stringify(packed)
}

/** The record of such a line. */
export function unpackRecord(text: string, path: string, digest: string, words: WordList): PostRecord {
  const packed = JSON.parse(text) as PackedRecord
  const [verdict, suppressed, texts, facts, places] = packed
  const diagnostics: Diagnostic[] = []
  for (let index = 5; index < packed.length; index++) {
    diagnostics.push(unpackDiagnostic(packed[index] as PackedDiagnostic, path, words))
  }
  return {
    path,
    verdict,
    diagnostics,
    suppressed,
    facts: facts === 0 ? undefined : unpackFacts(facts, words),
    places: places === 0 ? undefined : places,
    digest,
    isLasting: true,
    texts: splitTexts(texts),
  }
}

/** The names of texts, which stand one after the other. */
function splitTexts(texts: string): string[] {
  const split: string[] = []
  for (let at = 0; at < texts.length; at += digestLength) split.push(texts.slice(at, at + digestLength))
  return split
}

/** A position in six numbers. */
function packPosition({ start, end }: NonNullable<Diagnostic['position']>): Place {
  return [start.line, start.column, start.offset, end.line, end.column, end.offset]
}

/** The position of six numbers that stand in a list. */
function unpackPosition(list: readonly unknown[], at: number): NonNullable<Diagnostic['position']> {
  const numbers = list as readonly number[]
  return {
    start: { line: numbers[at]!, column: numbers[at + 1]!, offset: numbers[at + 2]! },
    end: { line: numbers[at + 3]!, column: numbers[at + 4]!, offset: numbers[at + 5]! },
  }
}

function packDiagnostic(diagnostic: Diagnostic, path: string, words: WordList): PackedDiagnostic {
  const { message, position, file, fix } = diagnostic
  // With the keys in their order, since reports are the same to the byte.
  const kind = {
    ...diagnostic,
    message: '',
    ...(position && { position: null }),
    ...(file !== undefined && { file: '' }),
    ...(fix && { fix: [] }),
  }
  const number = file === undefined || file === path ? words.numberOf(kind) : undefined
  if (number === undefined) return diagnostic
  return [number, message, ...(position ? packPosition(position) : []), ...(fix ? [fix] : [])]
}

function unpackDiagnostic(packed: PackedDiagnostic, path: string, words: WordList): Diagnostic {
  if (!Array.isArray(packed)) return packed
  const diagnostic = { ...(words.at(packed[0]) as Diagnostic) }
  diagnostic.message = packed[1] as string
  if (diagnostic.file !== undefined) diagnostic.file = path
  if (diagnostic.position !== undefined) diagnostic.position = unpackPosition(packed, 2)
  if (diagnostic.fix) diagnostic.fix = packed.at(-1) as NonNullable<Diagnostic['fix']>
  return diagnostic
}

function packFacts(facts: NonNullable<PostRecord['facts']>, words: WordList): PackedFacts {
  const codes = words.numberOf(Object.keys(facts))
  return codes === undefined ? facts : [codes, ...Object.values(facts)]
}

function unpackFacts(packed: Exclude<PackedFacts, 0>, words: WordList): NonNullable<PostRecord['facts']> {
  if (!Array.isArray(packed)) return packed
  const facts: Record<string, Fact> = {}
  let next = 1
  for (const code of words.at(packed[0]) as string[]) facts[code] = packed[next++]!
  return facts
}
