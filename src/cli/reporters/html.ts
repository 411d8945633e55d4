import type { Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { visible } from '../excerpt.js'
import type { Stack } from '../html/charts.js'
import { excerptParts } from '../html/excerpt-parts.js'
import type { FindingRow, ReportData } from '../html/report-page.js'
import { originOf, type PostOrigin } from '../post-origin.js'
import type { RuleSet } from '../rule-set.js'
import { type FileReport, type Reporter, wholeArchive } from './report.js'

// How many findings the table holds of a rule in a file, of a rule, and in all: the page stays of a size that browsers like, and
// one post with a thousand of a kind hides no other.
const mostOfRuleInFile = 10
const mostOfRule = 200
const mostFindings = 5_000

/** A page for people: charts, and a table that can be filtered. Memory does not grow with the number of findings. */
export function htmlReporter(ruleSet: RuleSet): Reporter {
  // As JSON: a piece of a text keeps all of the text in memory.
  const rows = new Map<string, string[]>()
  const counts: ReportData['counts'] = { rules: new Map(), hosts: new Map(), months: new Map() }
  const add = (report: FileReport) => {
    if (report.diagnostics.length === 0) return ''
    const origin = originOf(report.source)
    const ofFile = new Map<string, number>()
    for (const diagnostic of report.diagnostics) {
      const { code, severity } = diagnostic
      increase(counts.rules, code, severity)
      increase(counts.hosts, origin.host, severity)
      increase(counts.months, origin.month, severity)
      const ofRule = rows.get(code) ?? []
      if (ofRule.length === 0) rows.set(code, ofRule)
      const before = ofFile.get(code) ?? 0
      ofFile.set(code, before + 1)
      if (before < mostOfRuleInFile && ofRule.length < mostOfRule) {
        ofRule.push(JSON.stringify(toRow(report, diagnostic, origin)))
      }
    }
    return ''
  }
  return {
    begin: () => '',
    file: add,
    archive: add,
    failed: (diagnostics) => add({ path: wholeArchive, verdict: 'not checked', diagnostics }),
    async end(totals) {
      const { reportPage } = await import('../html/report-page.js')
      const order = ['error', 'warning', 'info']
      const all = [...rows.values()].flat().map((row) => JSON.parse(row) as FindingRow)
      all.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
      return reportPage({ ruleSet, totals, counts, rows: all.slice(0, mostFindings), mostOfRule, mostOfRuleInFile })
    },
  }
}

function toRow(
  { path, source }: FileReport,
  { code, severity, message, help = '', position }: Diagnostic,
  { host, month }: PostOrigin,
): FindingRow {
  const place = position ? `${position.start.line}:${position.start.column}` : ''
  const excerpt = position && source !== undefined ? excerptParts(source, position) : undefined
  const [shown, said, todo] = [path, message, help].map(visible) as [string, string, string]
  return { severity, code, path: shown, place, message: said, help: todo, excerpt, host: visible(host), month }
}

function increase(counts: Map<string, Stack>, key: string, severity: Severity): void {
  const stack = counts.get(key) ?? {}
  stack[severity] = (stack[severity] ?? 0) + 1
  counts.set(key, stack)
}
