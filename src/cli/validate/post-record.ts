import type { ArchiveFinding } from '../../archive/archive-finding.js'
import { type CheckedPost, checkPostFile } from '../../archive/check-post-file.js'
import type { FoundPost } from '../../archive/find-posts.js'
import type { PlacedFindings } from '../../archive/place-findings.js'
import { digestOf } from '../../archive/read-file-bytes.js'
import type { Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Config } from '../../validate/config.js'
import { meantText } from './meant-text.js'

/** Of each finding, a name of what it says and of the text that it is about: where a baseline or a cache asks for them. */
type Texts = { texts?: string[] | undefined }

/** What was found in a post. */
export type PostRecord = CheckedPost & Texts & { /** Whether the cache gave it. */ isCached?: true | undefined }
/** What was found between a post and others. */
export type PlacedRecord = PlacedFindings & Texts
/** What a run reports. */
export type RunFinding = ArchiveFinding & Texts

/** What the reports of a run need of its posts: plain data, which goes to other threads. */
export type RecordNeeds = {
  /** The moment that counts as the present one, in milliseconds. */
  now: number
  /** The least grave findings of which a report shows the text; undefined for none. */
  sourcesFor: Severity | undefined
  /** Whether to name the texts that findings about single posts are about. */
  texts: boolean
  /** Whether to name those of findings between posts, too: the files have to be read once more. */
  placedTexts: boolean
}

/** Checks a post, in whichever thread. */
export type PostChecker = (found: FoundPost) => PostRecord

/** A checker for a configuration. */
export function createPostChecker(config: Config, needs: RecordNeeds): PostChecker {
  const now = new Date(needs.now)
  return (found) => toRecord(checkPostFile(found, { config, now }), needs, needs.texts)
}

/** Whether a report shows the text of one of the findings. */
export function needsSource(diagnostics: readonly Diagnostic[], { sourcesFor }: RecordNeeds): boolean {
  if (sourcesFor === undefined || sourcesFor === 'info') return sourcesFor === 'info' && diagnostics.length > 0
  return diagnostics.some(({ severity }) => severity === 'error' || severity === sourcesFor)
}

/** Adds the names of texts, and takes away the source where nobody needs it. */
export function toRecord<T extends { diagnostics: Diagnostic[]; source?: string | undefined }>(
  { source, ...rest }: T,
  needs: RecordNeeds,
  areTextsNamed: boolean,
): T & Texts {
  return {
    ...rest,
    ...(areTextsNamed && { texts: rest.diagnostics.map((diagnostic) => nameText(diagnostic, source)) }),
    ...(needsSource(rest.diagnostics, needs) && { source }),
  } as T & Texts
}

/** The message, too: of one text, two things can be said. */
function nameText({ message, position }: Diagnostic, source: string | undefined): string {
  if (!position || source === undefined) return digestOf(message)
  return digestOf(`${message}\n${meantText(source, position.start.offset, position.end.offset)}`)
}
