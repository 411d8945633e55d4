import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { RuleSet } from '../rule-set.js'
import { toolInfo } from '../tool-info.js'
import type { FileReport, Reporter } from './report.js'

/**
 * One JSON object: the tool, every file with its verdict and diagnostics, what was found between files, and the totals.
 * Written as a stream.
 */
export function jsonReporter(ruleSet: RuleSet): Reporter {
  let inArchive = false
  let separator = '\n    '
  const item = (report: FileReport) => {
    const text = separator + JSON.stringify(toJson(report))
    separator = ',\n    '
    return text
  }
  const toArchive = () => {
    if (inArchive) return ''
    inArchive = true
    separator = '\n    '
    return '\n  ],\n  "archive": ['
  }
  return {
    begin: () => `{\n  "run": ${JSON.stringify(toolInfo(ruleSet))},\n  "files": [`,
    file: item,
    archive: (report) => toArchive() + item(report),
    failed: (diagnostics) => toArchive() + item(ofArchive(diagnostics)),
    end: (totals) => `${toArchive()}\n  ],\n  "totals": ${JSON.stringify(totals)}\n}\n`,
  }
}

/** What is said of no file, in the form of what is said of files. */
export function ofArchive(diagnostics: readonly Diagnostic[]): FileReport {
  return { path: '', verdict: 'not checked', diagnostics }
}

/** What reports say of a file. */
export function toJson({ path, verdict, diagnostics, suppressed = 0 }: FileReport): object {
  return { path, verdict, diagnostics, ...(suppressed > 0 && { suppressed }) }
}
