import type { PostChange, SourceEdit } from '../transform/clean/clean-post.js'
import { clip, visible } from './excerpt.js'
import type { Terminal } from './terminal.js'

/** What cleaning changed, a line or more each: the place, the step, the reason, and below it what went and what came. */
export function describeChanges(
  changes: readonly PostChange[],
  terminal: Pick<Terminal, 'outColors' | 'columns'>,
): string {
  const { dim, bold } = terminal.outColors
  const lines = changes.flatMap(({ position, step, reason, edits }) => [
    `  ${dim(`${position!.start.line}:${position!.start.column}`)}  ${bold(step)}  ${reason}`,
    ...edits.flatMap((edit) => describeEdit(edit, terminal)),
  ])
  return lines.map((line) => `${line}\n`).join('')
}

function describeEdit({ before, after }: SourceEdit, { outColors, columns }: Pick<Terminal, 'outColors' | 'columns'>) {
  const side = (sign: string, text: string) => {
    const size = `  (${text.length.toLocaleString('en')} characters)`
    const { text: shown, cut } = clip(
      visible(text.replace(/\s+/g, ' ').slice(0, 4 * columns)),
      columns - 8 - size.length,
    )
    return `    ${sign} ${shown}${cut || shown.length < text.length / 4 ? `…${size}` : ''}`
  }
  return [
    ...(before === '' ? [] : [outColors.red(side('-', before))]),
    ...(after === '' ? [] : [outColors.green(side('+', after))]),
  ]
}
