import { count } from '../count.js'
import { visible } from '../excerpt.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import type { FileReport, Reporter } from './report.js'

/** First a comment that names the tool and the rules; then a line a file: its verdict, its path, and how many findings it has. Files that change their verdict at the end come twice. */
export function listReporter(ruleSet: RuleSet): Reporter {
  const line = ({ path, verdict, diagnostics }: FileReport) => {
    const of = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    const numbers = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      of(severity) > 0 ? [count(of(severity), severity)] : [],
    )
    return `${verdict.padEnd(11)}  ${visible(path)}${numbers.length > 0 ? `  (${numbers.join(', ')})` : ''}\n`
  }
  return { begin: () => `# ${describeTool(ruleSet)}\n`, file: line, archive: line, end: () => '' }
}
