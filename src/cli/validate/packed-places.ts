import type { ArchiveFindings } from '../../archive/place-findings.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { packPosition, splitTexts, unpackPosition } from './packed-record.js'
import type { PlacedRecord } from './post-record.js'
import type { WordList } from './word-list.js'

// Where a field stands in a file, and whether a comment there hides a rule, does not depend on what else is said: so that is what is kept
// of findings between posts. What they say is found anew in every run.

/** The number of the code and field of a finding, which may be hidden or have a position. */
type PackedPlace = [about: number, isHidden: 0 | 1, ...number[]]
type PackedPlaces = [texts: string, ...PackedPlace[]]
type About = Pick<Diagnostic, 'code' | 'field'>

/** Where findings of archive rules stand, as a line of JSON; undefined where it cannot be said in short. */
export function packPlaces(
  { found }: Pick<ArchiveFindings, 'found'>,
  { diagnostics, texts = [] }: PlacedRecord,
  words: WordList,
): string | undefined {
  const packed: PackedPlaces = [texts.join('')]
  let next = 0
  for (const { code, field } of found) {
    const about = words.numberOf({ code, field } satisfies About)
    if (about === undefined) return undefined
    const placed = diagnostics[next]
    const isHidden = placed?.code !== code
    if (!isHidden) next++
    const place = isHidden || !placed.position ? [] : packPosition(placed.position)
    packed.push([about, isHidden ? 1 : 0, ...place])
  }
  return JSON.stringify(packed)
}

/** The findings with their places, where such a line says them all. */
export function unpackPlaces(
  text: string,
  { path, found }: Pick<ArchiveFindings, 'path' | 'found'>,
  words: WordList,
): PlacedRecord | undefined {
  const packed = JSON.parse(text) as PackedPlaces
  if (packed.length !== found.length + 1) return undefined
  const diagnostics: Diagnostic[] = []
  let next = 1
  for (const diagnostic of found) {
    const place = packed[next++] as PackedPlace
    if (!isAbout(diagnostic, words.at(place[0]) as About)) return undefined
    if (place[1] === 1) continue
    diagnostics.push(place.length > 2 ? { ...diagnostic, position: unpackPosition(place, 2) } : diagnostic)
  }
  const suppressed = found.length - diagnostics.length
  return { path, diagnostics, suppressed, isPlaced: true, texts: splitTexts(packed[0]) }
}

function isAbout({ code, field }: Diagnostic, about: About): boolean {
  if (code !== about.code || field?.length !== about.field?.length) return false
  return field === undefined || field.every((part, index) => part === about.field![index])
}
