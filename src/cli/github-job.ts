import { execFileSync } from 'node:child_process'
import { appendFileSync, realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { GithubOptions } from './reporters/github.js'

/** What the job of GitHub Actions that this process runs in says, as far as it runs in one. */
export function githubJob(): Omit<GithubOptions, 'ruleSet'> {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_BASE_REF: base, GITHUB_WORKSPACE: workspace } = process.env
  const changed = base ? changedSince(`origin/${base}`) : new Set<string>()
  const here = realpathSync('.')
  return {
    isChanged: changed && ((path) => changed.has(resolve(here, path))),
    pathOf(path) {
      const inside = relative(workspace ? realpathSync(workspace) : here, resolve(here, path))
      return inside.startsWith('..') ? path : inside.split(sep).join('/')
    },
    writeSummary(markdown) {
      if (summary) appendFileSync(summary, markdown)
    },
  }
}

/** The files that a pull request changes; undefined where the branch that it goes to was not fetched. */
function changedSince(branch: string): Set<string> | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 })
  try {
    const root = git('rev-parse', '--show-toplevel').replace(/\n$/, '')
    const names = git('diff', '--name-only', '-z', '--end-of-options', `${branch}...HEAD`)
    return new Set(
      names
        .split('\0')
        .filter(Boolean)
        .map((name) => resolve(root, name)),
    )
  } catch {
    return undefined
  }
}
