import { toolInfo } from '../tool-info.js'
import type { Reporter } from './report.js'

/** A JSON object a line: first the tool, then every file, then the totals. */
export function ndjsonReporter(): Reporter {
  return {
    begin: () => `${JSON.stringify({ type: 'run', ...toolInfo() })}\n`,
    file: ({ path, verdict, diagnostics }) => `${JSON.stringify({ type: 'file', path, verdict, diagnostics })}\n`,
    end: (totals) => `${JSON.stringify({ type: 'totals', ...totals })}\n`,
  }
}
