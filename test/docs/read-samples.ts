import type { Nodes } from 'mdast'
import { isHtml, nodesOf, type Page } from './pages.js'

/**
 * A code sample of a page. Every sample is checked as far as its language can be; only a marker in front of it, with a
 * reason, makes an exception:
 *
 * - `<!-- sample: not run, because … -->`: it is type-checked, and not run.
 * - `<!-- sample: not checked, because … -->`: neither.
 * - `<!-- sample: file postmatter.config.ts -->`: besides, it stands in a file of that name for the samples below it. The two go together:
 *   `<!-- sample: file main.tsx, not run, because … -->`.
 */
export type Sample = {
  page: string
  /** The line of the page at which its text begins, from 1. */
  line: number
  language: string
  text: string
  file?: string
  isChecked: boolean
  isRun: boolean
  /** Whether the page shows it as what not to write: it may be malformed. */
  isWrong: boolean
  /** What stands directly below a sample for the shell as ```text: what it prints. */
  output?: string
}

export class SampleError extends Error {}

const marker =
  /^<!-- sample: (?:file (?<file>[^\s,]+)(?:, (?=not )| -->$))?(?:not (?<not>run|checked), because .{10,} -->)?$/s

export function readSamples({ path, tree }: Page): Sample[] {
  const samples: Sample[] = []
  for (const { node, before } of nodesOf(tree)) {
    if (node.type !== 'code') continue
    const line = node.position!.start.line + 1
    const where = `${path}:${line}`
    if (!node.lang) throw new SampleError(`${where}: the sample names no language`)
    if (before?.type === 'code' && node.lang === 'text' && before.lang === 'sh') {
      samples.at(-1)!.output = node.value
      continue
    }
    const comment = isHtml(before) && before.value.startsWith('<!-- sample') ? before.value : undefined
    const groups = comment === undefined ? {} : marker.exec(comment)?.groups
    if (!groups) throw new SampleError(`${where}: not a marker of samples, or one without a reason: ${comment}`)
    const { file, not } = groups
    samples.push({
      page: path,
      line,
      language: node.lang,
      text: node.value,
      isChecked: not !== 'checked',
      isRun: not === undefined,
      isWrong: beginsWith(before, 'Wrong'),
      ...(file === undefined ? {} : { file }),
    })
  }
  return samples
}

function beginsWith(node: Nodes | undefined, word: string): boolean {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'text' && first.value.startsWith(word)
}
