import { constants } from 'node:os'
import type { Terminal } from '../terminal.js'

// The last one comes where a terminal is closed.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whether the user or the system has asked the run to end. */
export type Interruption = {
  signal: AbortSignal
  /** The exit status that says so; undefined where nobody has asked. */
  status(): number | undefined
  /** Lets the signals be what they are for any program. */
  release(): void
}

/** What a terminal says while the run ends. */
const ending = 'Ending in order; Ctrl-C again ends at once.\n'

// Under npm, npx and timeout one Ctrl-C comes twice: from the terminal, and passed on. In milliseconds.
const echo = 300

/**
 * Listens for the first Ctrl-C: the run ends in order. The second ends the process at once, if it comes later than an echo of the first.
 *
 * @param answer what a terminal shows in place of the `^C`.
 */
export function listenForInterruption(terminal: Terminal, answer = ending): Interruption {
  const controller = new AbortController()
  let status: number | undefined
  let timer: NodeJS.Timeout | undefined
  const listeners = signals.map((name) => {
    const listener = () => {
      if (status !== undefined) return
      status = 128 + constants.signals[name]
      timer = setTimeout(release, echo).unref()
      controller.abort()
      // Over the progress, too.
      if (terminal.errIsTerminal) terminal.err(`\r\x1b[2K${answer}`)
    }
    process.on(name, listener)
    return { name, listener }
  })
  const release = () => {
    clearTimeout(timer)
    for (const { name, listener } of listeners) process.off(name, listener)
  }
  return { signal: controller.signal, status: () => status, release }
}
