import { clip, visible } from '../excerpt.js'
import { type Bar, type Stack, sumOf } from '../html/charts.js'
import { interruptedNote } from '../reporters/run-notes.js'
import type { Terminal } from '../terminal.js'
import { textWidth } from '../text-width.js'
import { wrapLines } from '../wrap-lines.js'
import type { Stats } from './archive-stats.js'
import type { Chart } from './stats-charts.js'

const leastLabel = 12
const mostLabel = 40
const shareWidth = 8
// The indentation, the gaps before the number and the bar, and a column that stays free.
const besides = 2 + 2 + shareWidth + 2 + 1
const leastBar = 10
// Names may take what is left beside a bar of this width.
const roomForBar = 24
// Eighths of a block, from one to seven.
const eighths = '▏▎▍▌▋▊▉'

/** A chart for the terminal: a line a bar, with its name, its number, its share and as much of a bar as the width leaves. */
export function chartText({ title, bars: given, more, kind }: Chart, total: number, terminal: Terminal): string {
  const { outColors: colors, columns } = terminal
  const bars = kind === 'time' ? withoutGaps(given) : given
  const lines = [colors.bold(title), ...bars.map((bar) => line(bar))]
  if (bars.length === 0) lines.push(colors.dim('  none'))
  if (more > 0) lines.push(colors.dim(`  and ${more.toLocaleString('en')} more`))
  return `${lines.join('\n')}\n\n`

  function line({ label, stack }: Bar): string {
    const number = sumOf(stack)
    const name = shorten(label, labelWidth())
    const figure = number.toLocaleString('en').padStart(numberWidth())
    const share = percent(number, total).padStart(shareWidth)
    const room = columns - labelWidth() - numberWidth() - besides
    const bar = barOf(number, mostOf(), Math.max(leastBar, Math.min(60, room)))
    const gap = ' '.repeat(labelWidth() - textWidth(name))
    return `  ${name}${gap}  ${figure}${colors.dim(share)}  ${paint(stack)(bar)}`.trimEnd()
  }

  function labelWidth(): number {
    const widest = bars.reduce((width, { label }) => Math.max(width, textWidth(visible(label))), 0)
    return Math.min(widest, mostLabel, Math.max(leastLabel, columns - numberWidth() - besides - roomForBar))
  }

  function numberWidth(): number {
    return mostOf().toLocaleString('en').length
  }

  function mostOf(): number {
    return bars.reduce((most, { stack }) => Math.max(most, sumOf(stack)), 0)
  }

  function paint({ error, warning, good }: Stack): (text: string) => string {
    return error ? colors.red : warning ? colors.yellow : good ? colors.green : colors.blue
  }
}

/** What stands above the charts: how many posts these are, of what, and whether there may be more. */
export function headText(
  { posts, interrupted }: Pick<Stats, 'posts' | 'interrupted'>,
  tool: string,
  { outColors: colors, outIsTerminal, columns }: Terminal,
): string {
  const line = `${colors.bold(`${posts.toLocaleString('en')} ${posts === 1 ? 'post' : 'posts'}`)}  ${colors.dim(tool)}`
  const lines = [line, ...(interrupted ? [colors.red(interruptedNote.text)] : [])]
  return `${lines.map((text) => (outIsTerminal ? wrapLines(text, columns) : text)).join('\n')}\n\n`
}

// A wrong date may lie centuries before all others.
const longestGap = 12

/** Columns of time, without long runs of those that have nothing. */
function withoutGaps(bars: readonly Bar[]): Bar[] {
  const kept: Bar[] = []
  let empty: Bar[] = []
  const flush = () => {
    if (empty.length <= longestGap) kept.push(...empty)
    else kept.push({ label: `${empty[0]!.label} to ${empty.at(-1)!.label}`, stack: {} })
    empty = []
  }
  for (const bar of bars) {
    if (sumOf(bar.stack) === 0) {
      empty.push(bar)
      continue
    }
    flush()
    kept.push(bar)
  }
  flush()
  return kept
}

function shorten(text: string, width: number): string {
  const { text: kept, cut } = clip(visible(text), width)
  return cut ? `${clip(visible(text), width - 1).text}…` : kept
}

function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole
  return `${share > 0 && share < 0.1 ? '<0.1' : share.toFixed(1)} %`
}

function barOf(number: number, most: number, width: number): string {
  const size = most === 0 ? 0 : Math.round((8 * width * number) / most)
  // What is there can be seen.
  const units = number > 0 ? Math.max(1, size) : 0
  return '█'.repeat(Math.floor(units / 8)) + (units % 8 ? eighths[(units % 8) - 1]! : '')
}
