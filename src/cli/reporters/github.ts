import type { Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import type { FileReport, Reporter, Totals } from './report.js'
import { findingNotes, graveNotes } from './run-notes.js'

// GitHub shows ten annotations of each level a step, and drops the others without a word.
const shownOfEach = 10
const levels = { error: 'error', warning: 'warning', info: 'notice' } as const

/** What the report needs of the job. */
export type GithubOptions = {
  ruleSet: RuleSet
  /** Whether a file was changed by what is looked at, such as a pull request. */
  isChanged(path: string): boolean
  /** Takes the Markdown of the summary. */
  writeSummary(markdown: string): void
}

/**
 * Annotations of GitHub Actions: the errors first, those in changed files before others, ten of each level, as GitHub has it;
 * and a table of all rules for the summary of the job.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter({ ruleSet, isChanged, writeSummary }: GithubOptions): Reporter {
  const shown = { error: new Shown(), warning: new Shown(), info: new Shown() }
  const rules = new Map<string, { severity: Severity; findings: number; files: number }>()
  const add = ({ path, diagnostics }: FileReport) => {
    const seen = new Set<string>()
    for (const diagnostic of diagnostics) {
      const { code, severity } = diagnostic
      shown[severity].add(isChanged(path), () => annotation(path, diagnostic))
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
      writeSummary(`${summary(totals, rules)}\n<sub>${describeTool(ruleSet)}</sub>\n`)
      const [errors, warnings, infos] = [shown.error.list(), shown.warning.list(), shown.info.list()]
      const found = totals.errors + totals.warnings + totals.infos
      const isLeft = found > errors.length + warnings.length + infos.length
      // What says how many there are besides is a notice, too, and has its place among the ten.
      if (isLeft) infos.splice(shownOfEach - 1)
      const more = found - errors.length - warnings.length - infos.length
      const rest = isLeft
        ? `::notice title=postmatter::${count(more, 'more finding')}: see the summary of the job.\n`
        : ''
      return [...errors, ...warnings, ...infos, rest].join('')
    },
  }
}

/** The first findings of a level, those in changed files before the others. */
class Shown {
  readonly #changed: string[] = []
  readonly #others: string[] = []

  add(isChanged: boolean, text: () => string): void {
    const list = isChanged ? this.#changed : this.#others
    if (list.length < shownOfEach) list.push(text())
  }

  list(): string[] {
    return [...this.#changed, ...this.#others].slice(0, shownOfEach)
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
  const notes = [...graveNotes(totals), ...findingNotes(totals)].map(({ text, todo }) => `- ${text} ${todo}\n`)
  return `### postmatter: ${count(files, 'file')}, ${valid} valid, ${invalid} invalid, ${notChecked} not checked

${notes.length === 0 ? '' : `${notes.join('')}\n`}${table.length === 0 ? 'Nothing was found.\n' : `| rule | level | findings | files |\n|---|---|---:|---:|\n${table.join('')}`}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
