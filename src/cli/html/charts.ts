import type { Element } from 'hast'
import { h, s } from 'hastscript'
import { visible } from '../excerpt.js'
import { unknown } from '../post-origin.js'

/** Numbers that are stacked in a bar, by the colour that they have. */
export type Stack = Partial<Record<'error' | 'warning' | 'info' | 'good', number>>

/** A bar with its name. */
export type Bar = { label: string; stack: Stack }

const order = ['error', 'warning', 'info', 'good'] as const
const levels = ['error', 'warning', 'info'] as const

/** What all parts of a bar come to. */
export function sumOf(stack: Stack): number {
  return order.reduce((sum, part) => sum + (stack[part] ?? 0), 0)
}

/** Options of `barTable`. */
type BarOptions = {
  /** Stands below. */
  note?: string | undefined
  /** Whether the colours are levels of findings. */
  hasLevels?: boolean
}

/** Bars below one another, as a table that can be read without them. */
export function barTable(caption: string, bars: readonly Bar[], { note, hasLevels = false }: BarOptions = {}): Element {
  const most = Math.max(1, ...bars.map(({ stack }) => sumOf(stack)))
  const rows = bars.map(({ label, stack }) => {
    const name = visible(label)
    const levels = hasLevels ? levelsOf(stack) : ''
    return h('tr', [
      h('th', { scope: 'row', title: name }, name),
      // Who cannot tell the colours apart has the levels in words.
      h('td.number', [sumOf(stack).toLocaleString('en'), ...(levels ? [h('span.unseen', ` (${levels})`)] : [])]),
      h('td', levels ? { title: levels } : {}, [
        s('svg', { viewBox: '0 0 1000 10', preserveAspectRatio: 'none', ariaHidden: 'true' }, rects(stack, most)),
      ]),
    ])
  })
  return h('section.panel', [
    h('h3', caption),
    bars.length === 0 ? h('p.soft', 'Nothing was found.') : h('table.bars', [h('tbody', rows)]),
    ...(note === undefined ? [] : [h('p.soft', note)]),
  ])
}

/** What the colours of a bar say, where there are levels. */
function levelsOf(stack: Stack): string {
  return levels.flatMap((level) => (stack[level] ? [`${stack[level].toLocaleString('en')} ${level}`] : [])).join(', ')
}

function rects(stack: Stack, most: number): Element[] {
  let x = 0
  return order.flatMap((part) => {
    const number = stack[part] ?? 0
    if (number === 0) return []
    // The least of them can be seen.
    const width = Math.max(2, (1000 * number) / most)
    const rect = s('rect', { class: `fill-${part}`, x: x.toFixed(1), y: 0, width: width.toFixed(1), height: 10 })
    x += width
    return [rect]
  })
}

const width = 500
const height = 160
const ground = 130
// Of a column, so that a single one is no wall.
const widest = 90

/** Columns beside one another, one a month or, where these are too many, one a year. */
export function timeChart(caption: string, months: ReadonlyMap<string, Stack>, what: 'Findings' | 'Posts'): Element {
  const columns = timeColumns(months)
  const undated = sumOf(months.get(unknown) ?? {})
  const note = undated > 0 ? [h('p.soft', `${undated.toLocaleString('en')} without a date that can be read.`)] : []
  if (columns.length === 0) {
    return h('section.panel', [h('h3', caption), ...(undated > 0 ? note : [h('p.soft', 'Nothing was found.')])])
  }
  const most = Math.max(1, ...columns.map(({ stack }) => sumOf(stack)))
  const room = Math.min(width / columns.length, widest)
  // As many names as have room.
  const every = Math.ceil(columns.length / 8)
  const marks = columns.flatMap(({ label, stack }, index) => {
    let top = ground
    const parts = order.flatMap((part) => {
      const number = stack[part] ?? 0
      if (number === 0) return []
      const size = Math.max(1, ((ground - 10) * number) / most)
      top -= size
      const x = index * room + room * 0.1
      return [
        s('rect', { class: `fill-${part}`, ...places({ x, y: top, width: room * 0.8, height: size }) }, [
          s(
            'title',
            `${label}: ${sumOf(stack).toLocaleString('en')}${what === 'Findings' ? ` (${levelsOf(stack)})` : ''}`,
          ),
        ]),
      ]
    })
    const name = s('text', { ...places({ x: index * room + room * 0.1, y: ground + 18 }) }, label)
    return index % every === 0 ? [...parts, name] : parts
  })
  const highest = columns.reduce((a, b) => (sumOf(b.stack) > sumOf(a.stack) ? b : a))
  const [first, last] = [columns[0]!.label, columns.at(-1)!.label]
  const label =
    first === last
      ? `${what} in ${first}: ${sumOf(highest.stack).toLocaleString('en')}`
      : `${what} from ${first} to ${last}; most in ${highest.label}: ${sumOf(highest.stack).toLocaleString('en')}`
  return h('section.panel', [
    h('h3', caption),
    s('svg.months', { viewBox: `0 0 ${width} ${height}`, role: 'img', ariaLabel: label }, [
      s('line', { x1: 0, y1: ground, x2: width, y2: ground }),
      ...marks,
    ]),
    h('p.soft', `${label}.`),
    ...note,
  ])
}

function places(numbers: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, number.toFixed(1)]))
}

const mostColumns = 72
const mostYears = 400

/** Every month, or year, from the first to the last, also those without anything. Months that are not known have no place. */
export function timeColumns(months: ReadonlyMap<string, Stack>): Bar[] {
  const known = [...months.keys()].filter((month) => /^\d{4}-\d{2}$/.test(month)).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const number = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1
  const name = (index: number) =>
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  if (number(last) - number(first) < mostColumns) {
    return Array.from({ length: number(last) - number(first) + 1 }, (_, index) => {
      const label = name(number(first) + index)
      return { label, stack: months.get(label) ?? {} }
    })
  }
  const years = new Map<string, Stack>()
  for (const month of known) years.set(month.slice(0, 4), add(years.get(month.slice(0, 4)) ?? {}, months.get(month)!))
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  // A date that is wrong by a thousand years makes no thousand columns.
  if (to - from >= mostYears) return [...years].map(([label, stack]) => ({ label, stack })).slice(-mostYears)
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const label = String(from + index).padStart(4, '0')
    return { label, stack: years.get(label) ?? {} }
  })
}

function add(a: Stack, b: Stack): Stack {
  return Object.fromEntries(order.map((part) => [part, (a[part] ?? 0) + (b[part] ?? 0)]))
}
