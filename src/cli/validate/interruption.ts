import { constants } from 'node:os'
import type { Terminal } from '../terminal.js'

const signals = ['SIGINT', 'SIGTERM'] as const

/** Whether the user or the system has asked the run to end. */
export type Interruption = {
  signal: AbortSignal
  /** The exit status that says so; undefined where nobody has asked. */
  status(): number | undefined
  /** Lets the signals be what they are for any program. */
  release(): void
}

/**
 * Listens for the first Ctrl-C: the run ends in order, and a terminal says so. The second ends the process at once.
 */
export function listenForInterruption(terminal: Terminal): Interruption {
  const controller = new AbortController()
  let status: number | undefined
  const listeners = signals.map((name) => {
    const listener = () => {
      status = 128 + constants.signals[name]
      release()
      controller.abort()
      // Over the ^C that the terminal shows, and over the progress.
      if (terminal.errIsTerminal) terminal.err('\r\x1b[2KEnding in order; Ctrl-C again ends at once.\n')
    }
    process.on(name, listener)
    return { name, listener }
  })
  const release = () => {
    for (const { name, listener } of listeners) process.off(name, listener)
  }
  return { signal: controller.signal, status: () => status, release }
}
