import { toolInfo } from '../tool-info.js'
import type { Reporter } from './report.js'

/** One JSON object: the tool, every file with its verdict and diagnostics, and the totals. Written as a stream. */
export function jsonReporter(): Reporter {
  let separator = '\n    '
  return {
    begin: () => `{\n  "run": ${JSON.stringify(toolInfo())},\n  "files": [`,
    file({ path, verdict, diagnostics }) {
      const text = separator + JSON.stringify({ path, verdict, diagnostics })
      separator = ',\n    '
      return text
    },
    end: (totals) => `\n  ],\n  "totals": ${JSON.stringify(totals)}\n}\n`,
  }
}
