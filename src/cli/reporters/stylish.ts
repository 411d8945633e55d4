import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import { describeFix } from '../describe-fix.js'
import { excerptOf, visible } from '../excerpt.js'
import type { Colors } from '../terminal.js'
import { wrapLines } from '../wrap-lines.js'
import { type FileReport, type Reporter, type Totals, wholeArchive } from './report.js'

// Columns, however narrow the terminal.
const leastExcerpt = 20

/** What `stylish` shows besides errors and warnings. */
export type StylishOptions = {
  /** Findings that are only good to know, too. Default: their number alone. */
  infos?: boolean | undefined
  /** Whether what is no error was left out before. */
  quiet?: boolean | undefined
  /** What `--fix` would do to each finding that it mends. */
  fixes?: boolean | undefined
  /** Breaks what is said between words, so that it fits into the columns. */
  wraps?: boolean | undefined
}

/** For people: each finding with its place, the line of source and a caret below it, and what to do. */
export function stylishReporter(colors: Colors, columns: number, options: StylishOptions = {}): Reporter {
  const file = (report: FileReport) =>
    report.diagnostics
      .filter(({ severity }) => options.infos || severity !== 'info')
      .map((diagnostic) => show(diagnostic, report, colors, columns, options))
      .join('')
  return {
    begin: () => '',
    file,
    archive: file,
    failed: (diagnostics) => file({ path: wholeArchive, verdict: 'not checked', diagnostics }),
    end: (totals) => stylishSummary(totals, colors, columns, options),
  }
}

/** What makes a line fit into the columns, where that is wanted. */
function fitInto(columns: number, wraps: boolean | undefined): (line: string) => string {
  return wraps ? (line) => wrapLines(line, columns) : (line) => line
}

function show(
  { position, severity, message, code, help, fix }: Diagnostic,
  { path, source }: FileReport,
  colors: Colors,
  columns: number,
  { fixes, wraps }: StylishOptions,
): string {
  const place = position ? `:${position.start.line}:${position.start.column}` : ''
  const paint = severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.blue
  const wrapped = fitInto(columns, wraps)
  const lines = [
    `${colors.underline(visible(path))}${place}`,
    wrapped(`  ${paint(severity)}  ${visible(message)}  ${colors.dim(code)}`),
    ...(position && source !== undefined ? excerptLines(source, position, colors, paint, columns) : []),
    ...(help ? [wrapped(`  ${colors.cyan('help')}  ${visible(help)}`)] : []),
    ...(fixes && fix && source !== undefined
      ? [`  ${colors.green('fix')}`, ...describeFix(source, fix, colors, columns)]
      : []),
    '',
    '',
  ]
  return lines.join('\n')
}

function excerptLines(
  source: string,
  position: NonNullable<Diagnostic['position']>,
  colors: Colors,
  paint: Colors['red'],
  columns: number,
): string[] {
  const gutter = String(position.start.line)
  const { text, marker } = excerptOf(source, position, Math.max(leastExcerpt, columns - gutter.length - 8))
  return [
    `  ${colors.dim(`${gutter} |`)} ${text}`,
    `  ${colors.dim(`${' '.repeat(gutter.length)} |`)} ${paint(marker)}`,
  ]
}

/** The sums of a run in a line, and below it what is to be known of them. */
export function stylishSummary(
  totals: Totals,
  colors: Colors,
  columns: number,
  { infos: showsInfos, quiet, wraps }: StylishOptions,
): string {
  const { files, valid, invalid, notChecked, errors, warnings, infos, fixable, suppressed, failedRules } = totals
  const { baselined, mended, partial, interrupted } = totals
  const parts = [
    `${count(files, 'file')}: ${valid} valid`,
    ...(invalid ? [colors.red(`${invalid} invalid`)] : []),
    ...(notChecked ? [colors.red(`${notChecked} not checked`)] : []),
    ...(failedRules ? [colors.red(`${count(failedRules, 'rule')} failed`)] : []),
  ]
  const findings = [
    ...(errors ? [count(errors, 'error')] : []),
    ...(warnings ? [count(warnings, 'warning')] : []),
    ...(infos ? [count(infos, 'info')] : []),
  ]
  const notes = [
    ...(fixable ? [`--fix mends ${errors + warnings + infos === 1 ? 'it' : `${fixable} of them`}`] : []),
    ...(quiet && warnings + infos ? ['--quiet hides what is no error'] : []),
    ...(infos && !quiet && !showsInfos ? ['--info shows the infos'] : []),
    ...(suppressed ? [`${count(suppressed, 'finding')} suppressed by comments`] : []),
    ...(baselined ? [`${count(baselined, 'finding')} known to the baseline`] : []),
    ...(mended
      ? [
          `${count(mended, 'finding')} of the baseline mended (--baseline-prune takes ${mended === 1 ? 'it' : 'them'} out)`,
        ]
      : []),
    ...(partial ? ['a part of the posts: they were not compared with one another'] : []),
    ...(interrupted ? ['interrupted: there may be more posts, and they were not compared with one another'] : []),
  ]
  const sign = invalid || notChecked || failedRules || interrupted ? colors.red('✖') : colors.green('✔')
  const first = `${sign} ${parts.join(', ')}${findings.length ? ` (${findings.join(', ')})` : ''}`
  const lines = notes.length ? [first, `  ${colors.dim(notes.join('; '))}`] : [first]
  return `${lines.map(fitInto(columns, wraps)).join('\n')}\n`
}
