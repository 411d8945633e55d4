import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Severity } from '../../diagnostics/catalogue.js'
import type { Totals } from '../reporters/report.js'
import { findingNotes, graveNotes } from '../reporters/run-notes.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import { barTable, type Stack, sumOf, timeChart } from './charts.js'
import type { ExcerptParts } from './excerpt-parts.js'
import { mostOf } from './most-of.js'
import { notes, withCode } from './notes.js'
import { htmlPage } from './page.js'
import { pageScript } from './page-script.js'

/** A finding, as the table shows it. */
export type FindingRow = {
  severity: Severity
  code: string
  path: string
  /** `line:column`, or nothing. */
  place: string
  message: string
  help: string
  excerpt: ExcerptParts | undefined
  host: string
  month: string
}

/** What a report shows. */
export type ReportData = {
  ruleSet: RuleSet
  totals: Totals
  /** Findings by level: of every rule, of every host, of every month. */
  counts: Record<'rules' | 'hosts' | 'months', Map<string, Stack>>
  rows: readonly FindingRow[]
  mostOfRule: number
  mostOfRuleInFile: number
}

const shownHosts = 15
const levels: readonly Severity[] = ['error', 'warning', 'info']

/** The report of a run as a page of its own. */
export function reportPage({ ruleSet, totals, counts, rows, mostOfRule, mostOfRuleInFile }: ReportData): string {
  const rules = mostOf(counts.rules, Number.POSITIVE_INFINITY)
  const hosts = mostOf(counts.hosts, shownHosts)
  const found = totals.errors + totals.warnings + totals.infos
  const reported = rules.bars.reduce((sum, { stack }) => sum + sumOf(stack), 0)
  const left = [
    ...(found > reported
      ? [`--quiet left out ${number(found - reported)} of ${number(found)} findings: warnings and infos.`]
      : []),
    ...(reported > rows.length
      ? [
          `The table holds ${number(rows.length)} of ${number(reported)} findings, the errors first, of each rule at most ${mostOfRule}, and of a rule and a file at most ${mostOfRuleInFile}. --format json and ndjson hold all of them.`,
        ]
      : []),
  ]
  const content: ElementContent[] = [
    h('h1', 'What postmatter found'),
    h('p.soft', `${describeTool(ruleSet)}.`),
    notes('What these numbers lack', 'ul.notes.grave', graveNotes(totals)),
    tiles(totals),
    notes('About the findings', 'ul.notes', findingNotes(totals)),
    h('h2', 'Findings in numbers'),
    h(
      'p.legend',
      levels.map((level) => h(`span.${level}`, `■ ${level}`)),
    ),
    h('div.charts', [
      barTable('By rule', rules.bars),
      barTable('By source', hosts.bars, {
        hasLevels: true,
        note: hosts.more > 0 ? `and ${number(hosts.more)} other ${hosts.more === 1 ? 'source' : 'sources'}` : undefined,
      }),
      timeChart('By date of the post', counts.months, 'Findings'),
    ]),
    h('h2#findings', 'Findings'),
    ...left.map((text) => h('p', withCode(text))),
    ...(rows.length === 0 ? [h('p.soft', nothing(totals))] : [filters(rows), findingsTable()]),
  ].flat()
  return htmlPage({
    title: 'postmatter report',
    content,
    ...(rows.length > 0 && { data: toData(rows), script: pageScript }),
  })
}

/** Why there is no finding. */
function nothing({ files, errors, warnings, infos, baselined }: Totals): string {
  if (files === 0) return 'No post was checked.'
  if (errors + warnings + infos > 0) return 'No error was found.'
  return baselined ? 'Nothing new was found.' : 'Nothing was found.'
}

function tiles(totals: Totals): Element {
  const { files, valid, invalid, notChecked, errors, warnings, infos } = totals
  const { fixed, baselined, mended, suppressed, failedRules } = totals
  const tile = (amount: number, label: string, color: string) =>
    h('li', [h('strong', { className: amount > 0 && color ? [color] : [] }, number(amount)), label])
  const unlessNone = (amount: number | undefined, label: string, color: string) =>
    amount ? [tile(amount, label, color)] : []
  return h('ul.tiles', [
    tile(files, files === 1 ? 'file' : 'files', ''),
    tile(valid, 'valid', 'good'),
    tile(invalid, 'invalid', 'error'),
    tile(notChecked, 'not checked', 'error'),
    tile(errors, errors === 1 ? 'error' : 'errors', 'error'),
    tile(warnings, warnings === 1 ? 'warning' : 'warnings', 'warning'),
    tile(infos, infos === 1 ? 'info' : 'infos', 'info'),
    ...unlessNone(failedRules, failedRules === 1 ? 'failed rule' : 'failed rules', 'error'),
    ...unlessNone(fixed, 'mended by --fix', 'good'),
    ...unlessNone(baselined, 'hidden by the baseline', ''),
    ...unlessNone(mended, 'mended since the baseline', 'good'),
    ...unlessNone(suppressed, 'suppressed by comments', ''),
  ])
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function filters(rows: readonly FindingRow[]): Element {
  const choice = (id: string, label: string, values: readonly string[]) =>
    h('label', [
      label,
      h('select', { id }, [h('option', { value: '' }, 'all'), ...values.map((value) => h('option', { value }, value))]),
    ])
  return h('form.filters', { id: 'filters', autoComplete: 'off' }, [
    h('label', ['Words in path, rule, message or excerpt', h('input', { id: 'text', type: 'search' })]),
    choice(
      'level',
      'Level',
      levels.filter((level) => rows.some(({ severity }) => severity === level)),
    ),
    choice('rule', 'Rule', valuesOf(rows, 'code')),
    choice('host', 'Source', valuesOf(rows, 'host')),
    choice('month', 'Month', valuesOf(rows, 'month')),
    h('button', { id: 'reset', type: 'button' }, 'Show all'),
  ])
}

function findingsTable(): Element {
  return h('div', [
    h('p.soft', { id: 'state', role: 'status' }, 'The table needs scripts to be allowed.'),
    h('table.findings', [
      h('thead', [
        h('tr', [
          h('th.level', { scope: 'col' }, 'Level'),
          h('th.rule', { scope: 'col' }, 'Rule'),
          h('th.where', { scope: 'col' }, 'Where'),
          h('th', { scope: 'col' }, 'What, and what to do'),
        ]),
      ]),
      h('tbody', { id: 'rows' }),
    ]),
    h('p', [h('button', { id: 'more', type: 'button', hidden: true }, 'Show 100 more')]),
  ])
}

/** Lists instead of objects, and numbers instead of names that repeat: a third of the size. */
function toData(rows: readonly FindingRow[]): object {
  const [rules, hosts, months] = [valuesOf(rows, 'code'), valuesOf(rows, 'host'), valuesOf(rows, 'month')]
  const findings = rows.map(({ severity, code, path, place, message, help, excerpt, host, month }) => [
    levels.indexOf(severity),
    rules.indexOf(code),
    ...[path, place, message, help, excerpt ?? null],
    hosts.indexOf(host),
    months.indexOf(month),
  ])
  return { levels, rules, hosts, months, findings }
}

function valuesOf(rows: readonly FindingRow[], key: 'code' | 'host' | 'month'): string[] {
  return [...new Set(rows.map((row) => row[key]))].sort()
}
