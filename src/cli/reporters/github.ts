import type { Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import { visible } from '../excerpt.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import type { FileReport, Reporter, Totals } from './report.js'
import { findingNotes, graveNotes, type RunNote } from './run-notes.js'

// GitHub shows ten annotations of each level a step, and drops the others without a word.
const shownOfEach = 10
const levels = { error: 'error', warning: 'warning', info: 'notice' } as const

/** What the report needs of the job. */
export type GithubOptions = {
  ruleSet: RuleSet
  /** Whether a file was changed by what is looked at, such as a pull request. Undefined where that cannot be known, although it is to be. */
  isChanged: ((path: string) => boolean) | undefined
  /** The path as GitHub knows it: from the root of the repository. */
  pathOf(path: string): string
  /** Takes the Markdown of the summary. */
  writeSummary(markdown: string): void
}

/**
 * Annotations of GitHub Actions: the errors first, those in changed files before others, ten of each level, as GitHub has it;
 * and a table of all rules for the summary of the job.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter({ ruleSet, isChanged, pathOf, writeSummary }: GithubOptions): Reporter {
  const shown = { error: new Shown(), warning: new Shown(), info: new Shown() }
  const rules = new Map<string, RuleSum>()
  let found = 0
  const add = ({ path, diagnostics }: FileReport) => {
    const seen = new Set<string>()
    for (const diagnostic of diagnostics) {
      const { code, severity } = diagnostic
      found++
      shown[severity].add(isChanged?.(path) ?? false, () => annotation(path && pathOf(path), diagnostic))
      // A rule may have another level in some files.
      const key = `${severity} ${code}`
      const rule = rules.get(key) ?? { code, severity, findings: 0, files: 0 }
      rule.findings++
      if (path !== '' && !seen.has(key)) rule.files++
      seen.add(key)
      rules.set(key, rule)
    }
    return ''
  }
  return {
    begin: () => '',
    file: add,
    archive: add,
    failed: (diagnostics) => add({ path: '', verdict: 'not checked', diagnostics }),
    end(totals) {
      writeSummary(
        `${summary(totals, [...rules.values()], found, isChanged !== undefined)}\n<sub>${describeTool(ruleSet)}</sub>\n`,
      )
      const [errors, warnings, infos] = [shown.error.list(), shown.warning.list(), shown.info.list()]
      const isLeft = found > errors.length + warnings.length + infos.length
      // What says how many there are besides is a notice, too, and has its place among the ten.
      if (isLeft) infos.splice(shownOfEach - 1)
      const more = found - errors.length - warnings.length - infos.length
      const rest = isLeft
        ? `::notice title=postmatter::${count(more, 'more finding')}: the summary of the job counts them by rule.\n`
        : ''
      return [...errors, ...warnings, ...infos, rest].join('')
    },
  }
}

type RuleSum = { code: string; severity: Severity; findings: number; files: number }

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
    ...(path !== '' && { file: path }),
    ...(start && { line: start.line, col: start.column }),
    // Columns count only where one line is meant.
    ...(start && end && { endLine: end.line, ...(end.line === start.line && { endColumn: end.column }) }),
    title: code,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${levels[severity]} ${list.join(',')}::${escapeData([message, ...(help ? [help] : [])].map(visible).join('\n'))}\n`
}

function summary(totals: Totals, rules: readonly RuleSum[], found: number, knowsChanged: boolean): string {
  const { files, valid, invalid, notChecked, errors, warnings, infos } = totals
  const order = ['error', 'warning', 'info']
  const rows = [...rules].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.findings - a.findings,
  )
  const table = rows.map(
    ({ code, severity, findings, files }) =>
      `| ${code.replaceAll('|', '\\|')} | ${severity} | ${findings} | ${files} |\n`,
  )
  const hidden = errors + warnings + infos - found
  const more: RunNote[] = [
    ...(hidden > 0
      ? [
          {
            text: `--quiet left out ${count(hidden, 'finding')}: warnings and infos.`,
            todo: 'A run without it has them.',
          },
        ]
      : []),
    ...(knowsChanged
      ? []
      : [
          {
            text: 'Which files the pull request changes is not known, so that their findings do not come first.',
            todo: 'Fetch the branch that it goes to: `fetch-depth: 0` of actions/checkout.',
          },
        ]),
  ]
  const notes = [...graveNotes(totals), ...findingNotes(totals), ...more].map(({ text, todo }) => `- ${text} ${todo}\n`)
  return `### postmatter: ${count(files, 'file')}, ${valid} valid, ${invalid} invalid, ${notChecked} not checked

${notes.length === 0 ? '' : `${notes.join('')}\n`}${table.length === 0 ? 'Nothing was found.\n' : `| rule | level | findings | files |\n|---|---|---:|---:|\n${table.join('')}`}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
