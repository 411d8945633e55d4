import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM'] as const

/** Whether the user or the system has asked the run to end. */
export type Interruption = {
  signal: AbortSignal
  /** The exit status that says so; undefined where nobody has asked. */
  status(): number | undefined
  /** Lets the signals be what they are for any program. */
  release(): void
}

/** Listens for the first Ctrl-C: the run ends in order. The second ends the process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController()
  let status: number | undefined
  const listeners = signals.map((name) => {
    const listener = () => {
      status = 128 + constants.signals[name]
      release()
      controller.abort()
    }
    process.on(name, listener)
    return { name, listener }
  })
  const release = () => {
    for (const { name, listener } of listeners) process.off(name, listener)
  }
  return { signal: controller.signal, status: () => status, release }
}
