import type { RuleSet } from '../rule-set.js'
import { toolInfo } from '../tool-info.js'
import { ofArchive, toJson } from './json.js'
import type { Reporter } from './report.js'

/** A JSON object a line: first the tool, then every file, then what was found between files, then the totals. */
export function ndjsonReporter(ruleSet: RuleSet): Reporter {
  return {
    begin: () => `${JSON.stringify({ type: 'run', ...toolInfo(ruleSet) })}\n`,
    file: (report) => `${JSON.stringify({ type: 'file', ...toJson(report) })}\n`,
    archive: (report) => `${JSON.stringify({ type: 'archive', ...toJson(report) })}\n`,
    failed: (diagnostics) => `${JSON.stringify({ type: 'archive', ...toJson(ofArchive(diagnostics)) })}\n`,
    end: (totals) => `${JSON.stringify({ type: 'totals', ...totals })}\n`,
  }
}
