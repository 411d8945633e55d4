import type { Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import type { FileReport, Reporter, Totals } from './report.js'

// GitHub shows ten annotations of each level a step, and drops the others without a word.
const shownOfEach = 10
const levels = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Annotations of GitHub Actions, the errors first, ten of each level, as GitHub has it; and a table of all rules for the
 * summary of the job.
 *
 * @param writeSummary takes the Markdown of the summary.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter(writeSummary: (markdown: string) => void): Reporter {
  const shown: Record<Severity, string[]> = { error: [], warning: [], info: [] }
  const rules = new Map<string, { severity: Severity; findings: number; files: number }>()
  const add = ({ path, diagnostics }: FileReport) => {
    const seen = new Set<string>()
    for (const diagnostic of diagnostics) {
      const { code, severity } = diagnostic
      if (shown[severity].length < shownOfEach) shown[severity].push(annotation(path, diagnostic))
      const rule = rules.get(code) ?? { severity, findings: 0, files: 0 }
      rule.findings++
      if (!seen.has(code)) rule.files++
      seen.add(code)
      rules.set(code, rule)
    }
    return ''
  }
  return {
    begin: () => '',
    file: add,
    archive: add,
    end(totals) {
      writeSummary(summary(totals, rules))
      const more = totals.errors + totals.warnings + totals.infos - Object.values(shown).flat().length
      const rest =
        more > 0 ? `::notice title=postmatter::${count(more, 'more finding')}: see the summary of the job.\n` : ''
      return shown.error.join('') + shown.warning.join('') + shown.info.join('') + rest
    },
  }
}

function annotation(path: string, { code, severity, message, help, position }: Diagnostic): string {
  const { start, end } = position ?? {}
  const properties = {
    file: path,
    ...(start && { line: start.line, col: start.column }),
    // Columns count only where one line is meant.
    ...(start && end && { endLine: end.line, ...(end.line === start.line && { endColumn: end.column }) }),
    title: code,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${levels[severity]} ${list.join(',')}::${escapeData(help ? `${message}\n${help}` : message)}\n`
}

function summary(
  totals: Totals,
  rules: ReadonlyMap<string, { severity: Severity; findings: number; files: number }>,
): string {
  const { files, valid, invalid, notChecked } = totals
  const order = ['error', 'warning', 'info']
  const rows = [...rules].sort(
    ([, a], [, b]) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.findings - a.findings,
  )
  const table = rows.map(([code, rule]) => `| ${code} | ${rule.severity} | ${rule.findings} | ${rule.files} |\n`)
  return `### postmatter: ${count(files, 'file')}, ${valid} valid, ${invalid} invalid, ${notChecked} not checked

${table.length === 0 ? 'Nothing was found.\n' : `| rule | level | findings | files |\n|---|---|---:|---:|\n${table.join('')}`}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
