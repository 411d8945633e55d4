import { createHash } from 'node:crypto'
import { isAbsolute, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { catalogue, type Severity } from '../../diagnostics/catalogue.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { defaultRules } from '../../validate/default-rules.js'
import type { Rule } from '../../validate/rule.js'
import { count } from '../count.js'
import type { RuleSet } from '../rule-set.js'
import { packageVersion, reportVersion } from '../tool-info.js'
import type { FileReport, Reporter } from './report.js'
import { graveNotes } from './run-notes.js'

// GitHub shows 5,000 results of a run, the gravest first, and takes files of 10 MB; the rules need some of it.
const most = 5_000
const mostBytes = 9_000_000
const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/**
 * SARIF 2.1.0 for code scanning: at most 5,000 results and 10 MB, errors first; how many more there are stands in the notifications.
 *
 * @param customRules of the configuration.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifReporter(ruleSet: RuleSet, customRules: readonly Rule[] = []): Reporter {
  const results: Record<Severity, object[]> = { error: [], warning: [], info: [] }
  let found = 0
  const failures: Diagnostic[] = []
  const ruleOf = describeRules(customRules)
  const add = (report: FileReport) => {
    const known = new Map<string, number>()
    for (const diagnostic of report.diagnostics) {
      found++
      const list = results[diagnostic.severity]
      if (list.length < most) list.push(toResult(report, diagnostic, ruleOf.index(diagnostic), known))
    }
    return ''
  }
  return {
    begin: () => '',
    file: add,
    archive: add,
    failed(diagnostics) {
      failures.push(...diagnostics)
      return ''
    },
    end(totals) {
      const { notChecked, failedRules, interrupted } = totals
      const shown = withinSize([...results.error, ...results.warning, ...results.info].slice(0, most))
      const more = found - shown.length
      // A rule that failed has no place, without which GitHub takes no result.
      const notifications = [
        ...failures.map(({ message, help }) => notification('error', help ? `${message} ${help}` : message)),
        ...graveNotes(totals).map(({ text, todo }) => notification('warning', `${text} ${todo}`)),
        ...(more > 0
          ? [notification('warning', `${count(more, 'more finding')} left out: this report holds ${shown.length}.`)]
          : []),
      ]
      const run = {
        tool: {
          driver: {
            name: 'postmatter',
            version: packageVersion(),
            semanticVersion: packageVersion(),
            rules: ruleOf.rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        // As in all reports: a CR alone ends a line, too.
        newlineSequences: ['\r\n', '\n', '\r'],
        properties: { ruleSet, reportVersion },
        invocations: [
          {
            executionSuccessful: notChecked + failedRules === 0 && !interrupted,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results: shown,
      }
      const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
      return `${JSON.stringify(log)}\n`
    },
  }
}

function notification(level: 'error' | 'warning', text: string): object {
  return { level, message: { text } }
}

function withinSize(results: readonly object[]): readonly object[] {
  let bytes = 0
  const end = results.findIndex((result) => {
    bytes += Buffer.byteLength(JSON.stringify(result))
    return bytes > mostBytes
  })
  return end === -1 ? results : results.slice(0, end)
}

/** @param known how often each text was found in the file. */
function toResult(
  { path, source }: FileReport,
  { code, severity, message, help, position }: Diagnostic,
  ruleIndex: number,
  known: Map<string, number>,
): object {
  const { start, end } = position ?? { start: { line: 1, column: 1, offset: 0 }, end: undefined }
  const text = end && source !== undefined ? source.slice(start.offset, end.offset) : ''
  const identity = `${code}\0${path}\0${text}`
  const place = known.get(identity) ?? 0
  known.set(identity, place + 1)
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: help ? `${message} ${help}` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: {
            startLine: start.line,
            startColumn: start.column,
            ...(end && { endLine: end.line, endColumn: end.column, charOffset: start.offset, charLength: text.length }),
          },
        },
      },
    ],
    // Stays when lines are put in above it.
    partialFingerprints: {
      'postmatterFinding/v1': createHash('sha256').update(`${identity}\0${place}`).digest('hex'),
    },
  }
}

/** Relative to the folder of the run, wherever that is possible: code scanning wants files of the repository. */
function uriOf(path: string): string {
  if (!isAbsolute(path)) return path.split('/').map(encodeURIComponent).join('/')
  const inside = relative(process.cwd(), path).replaceAll('\\', '/')
  return inside.startsWith('..') || isAbsolute(inside) ? pathToFileURL(path).href : uriOf(inside)
}

/** Every rule and diagnostic by its place in the report; others, such as those of the HTML standard, as they come. */
function describeRules(customRules: readonly Rule[]) {
  const rules: object[] = []
  const places = new Map<string, number>()
  const add = (id: string, severity: Severity, message = id, help = message) => {
    places.set(id, rules.length)
    rules.push({
      id,
      shortDescription: { text: message.replace(/\{\w+\}/g, '…') },
      fullDescription: { text: help },
      help: { text: help },
      defaultConfiguration: { level: levels[severity] },
    })
  }
  for (const { code, severity = 'warning', message, help } of [...defaultRules, ...customRules] as Rule[]) {
    if (!places.has(code)) add(code, severity, message, help)
  }
  for (const [code, { severity, message, help }] of Object.entries(catalogue)) add(code, severity, message, help)
  return {
    rules,
    index({ code, severity, message }: Diagnostic): number {
      if (!places.has(code)) add(code, severity, message)
      return places.get(code)!
    },
  }
}
