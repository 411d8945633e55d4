import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The built command. */
export const main = resolve(import.meta.dirname, '../../dist/cli/main.js')

export type ShellRun = { status: number | null; stdout: string; stderr: string }

/** Runs a script in bash, to which `"$NODE" "$MAIN"` is the built command. */
export function shell(cwd: string, script: string): ShellRun {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, NODE: process.execPath, MAIN: main }
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: env as NodeJS.ProcessEnv,
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}

/** The lines of the report `list` that are about files: comments say of which rules it is, and what it lacks. */
export function listed(stdout: string): string[] {
  const lines = stdout.trimEnd().split('\n')
  if (!lines[0]?.startsWith('# postmatter ')) {
    throw new Error(`The report does not say of which rules it is: ${lines[0]}`)
  }
  return lines.filter((line) => !line.startsWith('# '))
}
