/**
 * Whether the tests notice when the source says something else: changes it in many small ways, one at a time (Stryker), and lists the changes
 * that no test notices. Each is a test that is missing, code that nobody needs, or the same program in other words.
 *
 *     npm run mutants -- src/source/edited-text.ts test/source/edited-text.test.ts
 *
 * The sources named are changed, and the tests named run. It happens in a copy of the project, with Stryker installed beside what it has: it
 * is large, and few need it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
// The last major version that runs on Node 20.
const tools = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1']

const files = process.argv.slice(2)
const mutate = files.filter((file) => file.startsWith('src/'))
const include = files.filter((file) => file.startsWith('test/'))
if (mutate.length === 0 || include.length === 0 || mutate.length + include.length < files.length) {
  console.error('Name the sources to change and the tests to run: src/<file>.ts … test/<file>.test.ts …')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'postmatter-mutants-'))
try {
  cpSync(root, folder, {
    recursive: true,
    filter: (path) => !['.git', 'coverage'].some((name) => path === join(root, name)),
  })
  const isInstalled = run('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...tools])
  const config = {
    test: { include, setupFiles: ['test/support/seed.ts'], testTimeout: 60_000, env: { TZ: 'Australia/Lord_Howe' } },
  }
  writeFileSync(join(folder, 'vitest.mutants.config.mjs'), `export default ${JSON.stringify(config)}`)
  const options = {
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutants.config.mjs', related: false },
    mutate,
    concurrency: 1,
    timeoutMS: 20_000,
    disableTypeChecks: false,
    ignorePatterns: ['docs', 'bench'],
    reporters: ['clear-text'],
    clearTextReporter: { logTests: false, reportTests: false },
  }
  writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(options))
  process.exitCode = isInstalled && run('npx', ['--no-install', 'stryker', 'run', 'stryker.config.json']) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Whether it ended well. */
function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: folder, stdio: 'inherit' }).status === 0
}
