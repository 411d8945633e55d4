import type { Severity } from '../../diagnostics/catalogue.js'
import { type Bar, type Stack, timeColumns } from '../html/charts.js'
import { unknown } from '../post-origin.js'
import type { NameCount, Stats } from './archive-stats.js'

/** A chart of numbers, for whichever medium. */
export type Chart = { title: string; bars: Bar[]; more: number; kind: 'names' | 'levels' | 'time' }

/** The charts of an archive. */
export function statsCharts({ verdicts, sources, authors, months, rules }: Stats, top: number): Chart[] {
  const byMonth = new Map(months.map(({ name, posts }): [string, Stack] => [name, { info: posts }]))
  const undated = byMonth.get(unknown)
  const verdictBars: Bar[] = [
    { label: 'valid', stack: { good: verdicts.valid } },
    { label: 'invalid', stack: { error: verdicts.invalid } },
    { label: 'not checked', stack: { warning: verdicts.notChecked } },
  ]
  const ruleBars = rules.map(({ code, severity, posts }) => ({ label: code, stack: stackOf(severity, posts) }))
  return [
    { title: 'Verdicts', kind: 'names', bars: verdictBars, more: 0 },
    { title: 'Sources', kind: 'names', ...first(sources.map(toBar), top) },
    { title: 'Authors', kind: 'names', ...first(authors.map(toBar), top) },
    {
      title: 'Dates',
      kind: 'time',
      bars: [...timeColumns(byMonth), ...(undated ? [{ label: unknown, stack: undated }] : [])],
      more: 0,
    },
    { title: 'Rules', kind: 'levels', ...first(ruleBars, top) },
  ]
}

function toBar({ name, posts }: NameCount): Bar {
  return { label: name, stack: { info: posts } }
}

function stackOf(severity: Severity, number: number): Stack {
  return { [severity]: number }
}

function first(bars: readonly Bar[], top: number): { bars: Bar[]; more: number } {
  return { bars: bars.slice(0, top), more: Math.max(0, bars.length - top) }
}
