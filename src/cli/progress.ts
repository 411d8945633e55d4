import type { Terminal } from './terminal.js'

/** A line on stderr that is drawn over as the work goes on; nothing at all where stderr is no terminal. */
export type Progress = { tick(): void; clear(): void }

const showAfter = 1_000
const redrawEvery = 100
const barWidth = 24

/**
 * Shows how far a run has come, once it takes longer than a second.
 *
 * @param total counts the work; called when the bar is first shown.
 */
export function createProgress({ err, errIsTerminal, errColors }: Terminal, total: () => number): Progress {
  if (!errIsTerminal) return { tick() {}, clear() {} }
  const started = performance.now()
  let drawn = started + showAfter - redrawEvery
  let done = 0
  let all: number | undefined
  let shown = false
  return {
    tick() {
      done++
      const now = performance.now()
      if (now - drawn < redrawEvery) return
      drawn = now
      all ??= total()
      const share = Math.min(1, done / Math.max(all, 1))
      const filled = Math.round(share * barWidth)
      const left = ((now - started) / done) * (all - done)
      const rate = Math.round((done / (now - started)) * 1000)
      const bar = errColors.cyan('█'.repeat(filled)) + errColors.dim('░'.repeat(barWidth - filled))
      err(`\r\x1b[2K${bar} ${done} of ${all} files, ${rate}/s, ${duration(left)} left`)
      shown = true
    },
    clear() {
      if (shown) err('\r\x1b[2K')
      shown = false
    },
  }
}

/** A length of time, as exactly as a guess deserves. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(Math.max(milliseconds, 0) / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
