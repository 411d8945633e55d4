import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { GithubOptions } from './reporters/github.js'

/** What the job of GitHub Actions that this process runs in says, as far as it runs in one. */
export function githubJob(): Omit<GithubOptions, 'ruleSet'> {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_BASE_REF: base } = process.env
  const changed = base ? changedSince(`origin/${base}`) : new Set<string>()
  return {
    isChanged: (path) => changed.has(posix.normalize(path)),
    writeSummary(markdown) {
      if (summary) appendFileSync(summary, markdown)
    },
  }
}

/** The files that a pull request changes, below the current folder. None where the other branch was not fetched. */
function changedSince(branch: string): Set<string> {
  try {
    const args = ['diff', '--name-only', '--relative', '-z', '--end-of-options', `${branch}...HEAD`]
    const names = execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    })
    return new Set(names.split('\0').filter(Boolean))
  } catch {
    return new Set()
  }
}
