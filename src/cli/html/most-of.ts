import { type Bar, type Stack, sumOf } from './charts.js'

/** The longest bars, and how many others there are. */
export function mostOf(counts: ReadonlyMap<string, Stack>, shown: number): { bars: Bar[]; more: number } {
  const bars = [...counts].map(([label, stack]) => ({ label, stack }))
  bars.sort((a, b) => sumOf(b.stack) - sumOf(a.stack) || (a.label < b.label ? -1 : 1))
  return { bars: bars.slice(0, shown), more: Math.max(0, bars.length - shown) }
}
