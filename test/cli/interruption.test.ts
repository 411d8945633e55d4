import { afterEach, expect, test, vi } from 'vitest'
import { listenForInterruption } from '../../src/cli/validate/interruption.js'
import { fakeTerminal } from './fake-terminal.js'

afterEach(() => void vi.useRealTimers())

test('a Ctrl-C that comes twice at once, as under npm, counts as one; a later one is no longer caught', () => {
  vi.useFakeTimers()
  const before = process.listenerCount('SIGINT')
  const { signal, status, release } = listenForInterruption(fakeTerminal())
  process.emit('SIGINT', 'SIGINT')
  expect([signal.aborted, status()]).toEqual([true, 130])
  process.emit('SIGTERM', 'SIGTERM')
  expect(status()).toBe(130)
  expect(process.listenerCount('SIGINT')).toBe(before + 1)
  vi.advanceTimersByTime(300)
  expect(process.listenerCount('SIGINT')).toBe(before)
  release()
})

test('a run that has ended listens no more', () => {
  const before = process.listenerCount('SIGHUP')
  const { release } = listenForInterruption(fakeTerminal())
  expect(process.listenerCount('SIGHUP')).toBe(before + 1)
  release()
  expect(process.listenerCount('SIGHUP')).toBe(before)
})
