import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createProgress, type ProgressWords } from '../../src/cli/progress.js'
import { fakeTerminal } from './fake-terminal.js'

// The clock alone is not real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const wipe = '\r\x1b[2K'

function start(total: number, columns = 100, words?: ProgressWords) {
  const terminal = Object.assign(fakeTerminal(columns), { errIsTerminal: true })
  const count = vi.fn(() => total)
  const progress = createProgress(terminal, count, words)
  return {
    count,
    clear: progress.clear,
    /** So many files, each of which takes so many milliseconds. */
    work(files: number, each: number) {
      for (let file = 0; file < files; file++) {
        vi.advanceTimersByTime(each)
        progress.tick()
      }
    },
    /** All lines that were drawn, the last being what the terminal shows. */
    lines: () => terminal.stderr.split(wipe).slice(1),
    all: () => terminal.stderr,
  }
}

const last = (lines: readonly string[]) => lines.at(-1)

describe('progress', () => {
  test('is shown to nobody where stderr is no terminal', () => {
    const terminal = fakeTerminal()
    const progress = createProgress(terminal, () => expect.unreachable())
    vi.advanceTimersByTime(10_000)
    progress.tick()
    progress.clear()
    expect(terminal.stderr).toBe('')
  })

  test('is not shown, and files are not counted, before a second is over', () => {
    const { work, all, clear, count } = start(1000)
    work(99, 10)
    clear()
    expect(all()).toBe('')
    expect(count).not.toHaveBeenCalled()
  })

  test('tells how many are done of how many, how fast, and how long it takes to the end', () => {
    const { work, lines, count } = start(400)
    work(100, 10)
    expect(lines()).toEqual([`${'█'.repeat(6)}${'░'.repeat(18)} 100 of 400 files, 100/s, 3 s left`])
    work(200, 10)
    expect(last(lines())).toBe(`${'█'.repeat(18)}${'░'.repeat(6)} 300 of 400 files, 100/s, 1 s left`)
    expect(count).toHaveBeenCalledOnce()
  })

  test('guesses by the last three seconds, since the first posts take longer', () => {
    const { work, lines } = start(1000)
    work(100, 20)
    expect(last(lines())).toMatch(/ 100 of 1000 files, 50\/s, 18 s left$/)
    work(100, 10)
    // 100 files in 2 s, 100 in 1 s.
    expect(last(lines())).toMatch(/ 200 of 1000 files, 67\/s, 12 s left$/)
    work(200, 10)
    expect(last(lines())).toMatch(/ 400 of 1000 files, 100\/s, 6 s left$/)
  })

  test('is drawn ten times a second at most', () => {
    const { work, lines } = start(100_000)
    work(5_000, 1)
    expect(lines()).toHaveLength(41)
  })

  test.each([
    // Milliseconds of the first of so many files.
    [1_000, 100, '1.0/s, 99 s left'],
    [2_000, 50, '30/min, 98 s left'],
    [1_000, 101, '1.0/s, 2 min left'],
    [60_000, 100, '1.0/min, 99 min left'],
    [60_000, 101, '1.0/min, 2 h left'],
    [1_001, 2, '60/min, 2 s left'],
    [100_000, 2, '0.6/min, 2 min left'],
  ])('after %i ms for one of %i files says %s', (milliseconds, total, figures) => {
    const { work, lines } = start(total)
    work(1, milliseconds)
    expect(last(lines())).toBe(`${lines()[0]!.slice(0, 24)} 1 of ${total} files, ${figures}`)
  })

  test('never has more files done than there are, nor a time below nothing', () => {
    const { work, lines } = start(110)
    work(120, 10)
    expect(lines().map((line) => line.slice(25))).toEqual([
      '100 of 110 files, 100/s, 1 s left',
      '110 of 110 files, 100/s',
      '120 of 120 files, 100/s',
    ])
  })

  test('says what there is to do when all files are done, at once', () => {
    const { work, lines } = start(105, 100, { after: 'comparing them' })
    work(105, 10)
    expect(last(lines())).toBe(`${'█'.repeat(24)} 105 of 105 files, comparing them`)
  })

  test('says what it does with the files', () => {
    const { work, lines } = start(200, 100, { doing: 'mending' })
    work(100, 10)
    expect(last(lines())).toMatch(/ mending: 100 of 200 files, 100\/s, 1 s left$/)
  })

  test('is wiped out, and drawn again when the work goes on', () => {
    const { work, clear, lines, all } = start(1000)
    work(100, 10)
    clear()
    expect(last(lines())).toBe('')
    const before = all()
    clear()
    expect(all()).toBe(before)
    work(10, 10)
    expect(last(lines())).toMatch(/ 110 of 1000 files, /)
  })

  test('is a bar where there is room, then figures, then as many of them as there is room for', () => {
    const at = (columns: number) => {
      const { work, lines } = start(400, columns)
      work(100, 10)
      return last(lines())
    }
    expect(at(50)).toBe(`${'█'.repeat(3)}${'░'.repeat(12)} 100 of 400 files, 100/s, 3 s left`)
    expect(at(42)).toBe('100 of 400 files, 100/s, 3 s left')
    expect(at(34)).toBe('100 of 400 files, 100/s, 3 s left')
    expect(at(33)).toBe('100 of 400 files, 3 s left')
    expect(at(20)).toBe('100 of 400 files')
    expect(at(8)).toBe('100 of ')
  })

  test('fits into a line of any terminal, so that it can be drawn over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(undefined, 'mending'),
        (columns, total, files, doing) => {
          const { work, lines } = start(total, columns, { doing, after: 'comparing them with one another' })
          work(files, 500)
          for (const line of lines()) expect(stripVTControlCharacters(line).length).toBeLessThan(columns)
        },
      ),
    )
  })
})
