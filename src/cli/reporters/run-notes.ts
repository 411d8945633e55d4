import { count } from '../count.js'
import type { Totals } from './report.js'

/** What a reader has to know besides the numbers, in plain words, and what to do about it. */
export type RunNote = { text: string; todo: string }

/** The numbers are those of a run that came to no end. */
export const interruptedNote: RunNote = {
  text: 'The run was interrupted: there may be more posts, and these were not compared with one another.',
  todo: 'Run it again to its end.',
}

/** What makes the numbers of a run less than the whole truth. */
export function graveNotes({ interrupted, partial, notChecked, failedRules }: Totals): RunNote[] {
  const notes: RunNote[] = []
  if (interrupted) notes.push(interruptedNote)
  if (partial) {
    notes.push({
      text: 'These are a part of the posts (--since or --shard), and were not compared with one another.',
      todo: 'postmatter merge puts shards together; a run without --since checks all posts.',
    })
  }
  const failed = [
    ...(notChecked ? [`${count(notChecked, 'file')} could not be checked`] : []),
    ...(failedRules ? [`${count(failedRules, 'rule')} about the whole archive failed`] : []),
  ]
  if (failed.length > 0) notes.push({ text: `${failed.join(', ')}.`, todo: 'The errors among the findings say why.' })
  return notes
}

/** Which findings are not in the report, and which of those that are can be mended. */
export function findingNotes({ fixed, fixable, baselined, mended, suppressed }: Totals): RunNote[] {
  const notes: RunNote[] = []
  if (fixed) notes.push({ text: `--fix mended ${count(fixed, 'finding')}.`, todo: 'What is left is reported.' })
  if (fixable) {
    notes.push({
      text: `--fix mends ${count(fixable, 'finding')}.`,
      todo: '--fix-dry-run shows what it would change.',
    })
  }
  if (baselined) {
    notes.push({
      text: `The baseline hides ${count(baselined, 'finding')}.`,
      todo: 'A run without --baseline shows them.',
    })
  }
  if (mended) {
    notes.push({
      text: `The baseline knew ${count(mended, 'finding')} that ${mended === 1 ? 'is' : 'are'} mended.`,
      todo: `--baseline-prune takes ${mended === 1 ? 'it' : 'them'} out, so that nothing comes back unseen.`,
    })
  }
  if (suppressed) {
    notes.push({
      text: `Comments in the front matter suppress ${count(suppressed, 'finding')}.`,
      todo: 'Take a comment out to have its finding reported.',
    })
  }
  return notes
}
