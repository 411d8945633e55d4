import { count } from '../count.js'
import { visible } from '../excerpt.js'
import type { RuleSet } from '../rule-set.js'
import { describeTool } from '../tool-info.js'
import type { FileReport, Reporter } from './report.js'
import { graveNotes } from './run-notes.js'

/**
 * First a comment that names the tool and the rules; then a line a file: its verdict, its path, and how many findings it has. What is found
 * between a post and others comes when all have been read: as a comment, but where it changes the verdict, as a second line. Where these are not all posts, a comment at the end says so: the list may be
 * read when nobody knows any more how the run ended.
 */
export function listReporter(ruleSet: RuleSet): Reporter {
  const line = ({ path, verdict, diagnostics }: FileReport, where = '') => {
    const sums = { error: 0, warning: 0, info: 0 }
    for (const { severity } of diagnostics) sums[severity]++
    const numbers = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      sums[severity] > 0 ? [count(sums[severity], severity)] : [],
    )
    return `${verdict.padEnd(11)}  ${visible(path)}${numbers.length > 0 ? `  (${numbers.join(', ')}${where})` : ''}\n`
  }
  return {
    begin: () => comment(describeTool(ruleSet)),
    file: (report) => line(report),
    archive: (report) => (report.before === report.verdict ? '# ' : '') + line(report, ' among the posts'),
    failed: (diagnostics) => diagnostics.map(({ message }) => comment(visible(message))).join(''),
    // Files that could not be checked have lines of their own.
    end: (totals) =>
      graveNotes({ ...totals, notChecked: 0, failedRules: 0 })
        .map(({ text, todo }) => comment(`${text} ${todo}`))
        .join(''),
  }
}

function comment(text: string): string {
  return `# ${text}\n`
}
