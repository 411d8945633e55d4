import type { RuleSet } from '../rule-set.js'
import { describeRuleSet, packageVersion, reportVersion } from '../tool-info.js'
import { type FileReport, type Reporter, type Totals, wholeArchive } from './report.js'
import { graveNotes } from './run-notes.js'

/**
 * JUnit XML, as CI servers read it: a test case a file, a failure where it is invalid, an error where it was not checked. What is
 * no error stands in the output of the case; what the whole run lacks, in that of the suite.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function junitReporter(ruleSet: RuleSet): Reporter {
  return {
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmatter">\n  <testsuite name="posts">\n${properties(ruleSet)}`,
    file: (report) => testCase(report, report.path),
    archive: (report) => testCase(report, `${report.path} (among the posts)`),
    failed: (diagnostics) => testCase({ path: '', verdict: 'not checked', diagnostics }, wholeArchive),
    end: (totals) => `${lacks(totals)}  </testsuite>\n</testsuites>\n`,
  }
}

function properties(ruleSet: RuleSet): string {
  const list = Object.entries({
    'postmatter.version': packageVersion(),
    'postmatter.ruleSet': describeRuleSet(ruleSet),
    'postmatter.reportVersion': String(reportVersion),
  }).map(([name, value]) => `      <property name="${name}" value="${escapeAttribute(value)}"/>\n`)
  return `    <properties>\n${list.join('')}    </properties>\n`
}

function testCase({ path, verdict, diagnostics }: FileReport, name: string): string {
  const file = path === '' ? '' : ` file="${escapeAttribute(path)}"`
  const begin = `    <testcase classname="postmatter" name="${escapeAttribute(name)}"${file}`
  if (diagnostics.length === 0) return `${begin}/>\n`
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const rest = diagnostics.filter(({ severity }) => severity !== 'error')
  const element = verdict === 'not checked' ? 'error' : 'failure'
  const parts = [
    ...(errors.length > 0
      ? [
          `      <${element} message="${escapeAttribute(errors[0]!.message)}" type="${escapeAttribute(errors[0]!.code)}">${linesOf(errors)}</${element}>\n`,
        ]
      : []),
    ...(rest.length > 0 ? [`      <system-out>${linesOf(rest)}</system-out>\n`] : []),
  ]
  return `${begin}>\n${parts.join('')}    </testcase>\n`
}

/** Known only at the end, where the schema has no place for properties any more. */
function lacks(totals: Totals): string {
  const notes = graveNotes(totals).map(({ text, todo }) => `${text} ${todo}`)
  return notes.length === 0 ? '' : `    <system-err>${escapeXml(notes.join('\n'))}</system-err>\n`
}

function linesOf(diagnostics: FileReport['diagnostics']): string {
  const lines = diagnostics.map(({ code, severity, message, help, position }) => {
    const place = position ? `${position.start.line}:${position.start.column} ` : ''
    return `${place}${severity} ${message}${help ? ` ${help}` : ''} [${code}]`
  })
  return escapeXml(lines.join('\n'))
}

/** Where line breaks and tabs would be read as spaces. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Text in XML 1.0, which has no place at all for most control characters and for half surrogate pairs. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
