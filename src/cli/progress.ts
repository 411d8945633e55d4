import type { Terminal } from './terminal.js'

/** A line on stderr that is drawn over as the work goes on; nothing at all where stderr is no terminal. */
export type Progress = { tick(): void; clear(): void }

/** What the line says besides numbers. */
export type ProgressWords = {
  /** What is done, such as `mending`; default: nothing, since checking is what is expected. */
  doing?: string | undefined
  /** What is still to do when all files are done. */
  after?: string | undefined
}

/** What is to do when all posts are checked. */
export const comparing = 'comparing them with one another'

const showAfter = 1_000
const redrawEvery = 100
// The first posts take longer, and those of one source longer than those of another: what is left is guessed by the last seconds.
const guessFrom = 3_000
const barWidth = 24
const leastBar = 8

/**
 * Shows how far a run has come, once it takes longer than a second. The line is never wider than the terminal: a line that
 * wraps could not be drawn over.
 *
 * @param total counts the work; called when the bar is first shown.
 */
export function createProgress(terminal: Terminal, total: () => number, words: ProgressWords = {}): Progress {
  if (!terminal.errIsTerminal) return { tick() {}, clear() {} }
  const started = performance.now()
  let drawn = started + showAfter - redrawEvery
  // What was done when, at the beginning and at the last drawings.
  const marks = [{ at: started, done: 0 }]
  let done = 0
  let all: number | undefined
  let shown = false
  return {
    tick() {
      done++
      const now = performance.now()
      // The last one is always drawn: what comes after it can take as long.
      if (now - drawn < redrawEvery && !(shown && done === all)) return
      drawn = now
      // Files may have come since they were counted.
      all = Math.max(done, all ?? total())
      while (marks.length > 1 && now - marks[1]!.at >= guessFrom) marks.shift()
      const rate = (done - marks[0]!.done) / (now - marks[0]!.at)
      marks.push({ at: now, done })
      terminal.err(`\r\x1b[2K${progressLine({ done, all, rate }, words, terminal)}`)
      shown = true
    },
    clear() {
      if (shown) terminal.err('\r\x1b[2K')
      shown = false
    },
  }
}

/** `rate` is of a millisecond. */
type Stand = { done: number; all: number; rate: number }

function progressLine(
  { done, all, rate }: Stand,
  { doing, after }: ProgressWords,
  { errColors, errColumns }: Terminal,
): string {
  const files = `${doing === undefined ? '' : `${doing}: `}${done} of ${all} files`
  const rest = done < all ? [rateOf(rate), `${duration((all - done) / rate)} left`] : [after ?? rateOf(rate)]
  // The last column stays free: some terminals wrap as soon as it is written to.
  const room = errColumns - 1
  while (rest.length > 0 && [files, ...rest].join(', ').length > room) rest.shift()
  const text = [files, ...rest].join(', ')
  const width = Math.min(barWidth, room - text.length - 1)
  if (width < leastBar) return text.slice(0, Math.max(room, 0))
  const filled = Math.floor((done / all) * width)
  return `${errColors.cyan('█'.repeat(filled))}${errColors.dim('░'.repeat(width - filled))} ${text}`
}

function rateOf(perMillisecond: number): string {
  const [rate, unit] = perMillisecond * 1000 < 1 ? [perMillisecond * 60_000, 'min'] : [perMillisecond * 1000, 's']
  return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/${unit}`
}

/** A length of time, as exactly as a guess deserves. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 100) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`
}
