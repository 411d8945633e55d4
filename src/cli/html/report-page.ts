import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Severity } from '../../diagnostics/catalogue.js'
import { count } from '../count.js'
import type { Totals } from '../reporters/report.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import { barTable, type Stack, timeChart } from './charts.js'
import type { ExcerptParts } from './excerpt-parts.js'
import { mostOf } from './most-of.js'
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
  const left =
    found > rows.length
      ? `The table holds ${rows.length.toLocaleString('en')} of ${found.toLocaleString('en')} findings, the errors first, of each rule at most ${mostOfRule}, and of a rule and a file at most ${mostOfRuleInFile}. --format json and ndjson hold all of them.`
      : undefined
  const content: ElementContent[] = [
    h('h1', 'What postmatter found'),
    h('p.soft', `${describeTool(ruleSet)}.`),
    tiles(totals),
    h('h2', 'Findings in numbers'),
    h(
      'p.legend',
      levels.map((level) => h(`span.${level}`, `■ ${level}`)),
    ),
    h('div.charts', [
      barTable('By rule', rules.bars),
      barTable('By source', hosts.bars, hosts.more > 0 ? `and ${count(hosts.more, 'other source')}` : undefined),
      timeChart('By date of the post', counts.months, 'Findings'),
    ]),
    h('h2#findings', 'Findings'),
    ...(left === undefined ? [] : [h('p', left)]),
    ...(rows.length === 0 ? [h('p.soft', 'Nothing was found.')] : [filters(rows), findingsTable()]),
  ]
  return htmlPage({
    title: 'postmatter report',
    content,
    ...(rows.length > 0 && { data: toData(rows), script: pageScript }),
  })
}

function tiles({
  files,
  valid,
  invalid,
  notChecked,
  errors,
  warnings,
  infos,
  suppressed,
  failedRules,
}: Totals): Element {
  const tile = (number: number, label: string, color: string) =>
    h('li', [h('strong', { className: number > 0 && color ? [color] : [] }, number.toLocaleString('en')), label])
  return h('ul.tiles', [
    tile(files, files === 1 ? 'file' : 'files', ''),
    tile(valid, 'valid', 'good'),
    tile(invalid, 'invalid', 'error'),
    tile(notChecked, 'not checked', 'error'),
    tile(errors, errors === 1 ? 'error' : 'errors', 'error'),
    tile(warnings, warnings === 1 ? 'warning' : 'warnings', 'warning'),
    tile(infos, infos === 1 ? 'info' : 'infos', 'info'),
    ...(suppressed > 0 ? [tile(suppressed, 'suppressed by comments', '')] : []),
    ...(failedRules > 0 ? [tile(failedRules, failedRules === 1 ? 'failed rule' : 'failed rules', 'error')] : []),
  ])
}

function filters(rows: readonly FindingRow[]): Element {
  const choice = (id: string, label: string, values: readonly string[]) =>
    h('label', [
      label,
      h('select', { id }, [h('option', { value: '' }, 'all'), ...values.map((value) => h('option', { value }, value))]),
    ])
  return h('form.filters', { autoComplete: 'off' }, [
    h('label', ['Words in path, message or excerpt', h('input', { id: 'text', type: 'search' })]),
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
