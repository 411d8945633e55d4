import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'

// The built command in a process of its own: pipes, signals, colours and the status that the shell sees.

const main = resolve(import.meta.dirname, '../../dist/cli/main.js')
const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined } as NodeJS.ProcessEnv

function shell(script: string, cwd: string, more: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...env, ...more, NODE: process.execPath, MAIN: main },
  })
  return { status, stdout, stderr }
}

const archive = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${index}.md`, index % 2 ? samplePost() : samplePost('a "b" c')]),
  )

describe('the process', () => {
  test('writes data to stdout, nothing to stderr, and ends with the status of the run', () => {
    const cwd = temporaryFolder({ 'a.md': samplePost() })
    expect(shell('"$NODE" "$MAIN" validate .', cwd)).toEqual({ status: 0, stdout: '✔ 1 file: 1 valid\n', stderr: '' })
    expect(shell('"$NODE" "$MAIN" validate --no-such-option', cwd).status).toBe(2)
  })

  test('ends with 2, not with the status of a post with errors, where it fails itself', () => {
    const cwd = temporaryFolder({ 'a.md': samplePost() })
    const fault = 'data:text/javascript,Date.now = () => { throw new Error("no clock") }'
    const { status, stdout, stderr } = shell(`"$NODE" --import '${fault}' "$MAIN" validate .`, cwd)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^postmatter could not go on\. .*\nError: no clock\n +at /)
  })

  test('ends quietly when its reader goes away', () => {
    const cwd = temporaryFolder(archive(2000))
    const { stdout, stderr } = shell('"$NODE" "$MAIN" validate . | head -n 1', cwd)
    expect(stdout).toBe('0.md:3:11\n')
    expect(stderr).toBe('')
  })

  test('writes all of a long report to a slow pipe', () => {
    const cwd = temporaryFolder(archive(2000))
    const { stdout } = shell('"$NODE" "$MAIN" validate --format ndjson . | (sleep 1; wc -l)', cwd)
    // The run, 2,000 posts, those of the 1,000 valid ones that are the same as the first, and the totals.
    expect(Number(stdout)).toBe(1 + 2000 + 999 + 1)
  })

  test('colours only what goes to a terminal, unless it is told otherwise', () => {
    const cwd = temporaryFolder({ 'a.md': 'no front matter' })
    const colour = '\x1b[31m'
    expect(shell('"$NODE" "$MAIN" validate .', cwd).stdout).not.toContain(colour)
    expect(shell('"$NODE" "$MAIN" validate .', cwd, { FORCE_COLOR: '1' }).stdout).toContain(colour)
    expect(shell('"$NODE" "$MAIN" validate .', cwd, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(colour)
    expect(shell('"$NODE" "$MAIN" validate .', cwd, { FORCE_COLOR: 'false' }).stdout).not.toContain(colour)
  })

  // `script` of util-linux gives a command a terminal; that of other systems takes other arguments.
  test.runIf(process.platform === 'linux')('draws its progress over one line of a terminal, and wipes it out', () => {
    const slow = `export default { extends: [], rules: { 'my/slow': 'error' }, customRules: [
      { code: 'my/slow', needs: 'source', check() { for (const end = performance.now() + 5; performance.now() < end; ); } },
    ] }`
    const cwd = temporaryFolder({ ...archive(400), 'my.config.mjs': slow })
    const inTerminal = (term: string, columns: number) => {
      const command = `stty cols ${columns}; "$NODE" "$MAIN" validate --config my.config.mjs --jobs off --format list:list.txt .`
      return shell(`script -qec '${command}' /dev/null`, cwd, { TERM: term, NO_COLOR: '1' }).stdout
    }
    const [before, ...lines] = inTerminal('xterm', 50).split('\r\x1b[2K')
    expect(before).toBe('')
    expect(lines.length).toBeGreaterThan(3)
    const end = lines.pop()
    expect(end).not.toContain(' of 400 files')
    for (const line of lines) {
      expect(line).toMatch(
        /^[█░]{8,24} \d+ of 400 files, (\d+\/s, \d+ s left|comparing them with one another)$|^400 of 400 files/,
      )
      expect(line.length).toBeLessThan(50)
    }
    expect(inTerminal('dumb', 50)).not.toMatch(/\x1b| of 400 files/)
  })

  test.runIf(process.platform === 'linux')('says in a terminal that Ctrl-C was heard', () => {
    const slow = `export default { extends: [], rules: { 'my/slow': 'error' }, customRules: [
      { code: 'my/slow', needs: 'source', check() { for (const end = performance.now() + 50; performance.now() < end; ); } },
    ] }`
    const cwd = temporaryFolder({ ...archive(400), 'my.config.mjs': slow })
    const command = 'timeout -s INT 3 "$NODE" "$MAIN" validate --config my.config.mjs --format list:list.txt .'
    const { stdout } = shell(`script -qec '${command}' /dev/null`, cwd, { TERM: 'xterm', NO_COLOR: '1' })
    expect(stdout.split('\r\x1b[2K').at(-1)!.replaceAll('\r', '')).toMatch(
      /^✖ \d+ files: .*\n {2}interrupted: .*\n.*Written: list\.txt\nInterrupted: \d+ files had been checked\.\n$/s,
    )
    expect(stdout).toContain('\r\x1b[2KEnding in order; Ctrl-C again ends at once.')
  })

  test('needs few open files, however many it reads', () => {
    const cwd = temporaryFolder(archive(300))
    const { stdout } = shell('ulimit -n 64; "$NODE" "$MAIN" validate --format ndjson . | tail -n 1', cwd)
    expect(JSON.parse(stdout)).toEqual({
      type: 'totals',
      files: 300,
      valid: 150,
      invalid: 150,
      notChecked: 0,
      errors: 150,
      // The valid posts are all the same: each but the first is said to be.
      warnings: 149,
      infos: 0,
      fixable: 0,
      suppressed: 0,
      failedRules: 0,
    })
  })

  test('never runs code that stands in a post', () => {
    const cwd = temporaryFolder({ 'evil.md': "---js\n{ x: require('fs').writeFileSync('ran', '') }\n---\n" })
    const { stdout } = shell('"$NODE" "$MAIN" validate . ; ls', cwd)
    expect(stdout).toContain('front-matter/fence-language')
    expect(stdout).toMatch(/\nevil\.md\n$/)
  })

  test('reads a configuration in TypeScript by itself or with jiti, and says what to do where it cannot', () => {
    const config = `const level: string = 'error'\nexport default { extends: [], rules: { 'archive/same-title': level } }`
    const cwd = temporaryFolder({ 'a.md': samplePost(''), 'postmatter.config.ts': config })
    const validate = () => shell('"$NODE" "$MAIN" validate .', cwd)
    if (!('typescript' in process.features)) {
      const { status, stderr } = validate()
      expect(status).toBe(2)
      expect(stderr).toContain('does not read TypeScript. Use Node 22.18 or later, write the file in JavaScript, or')
    }
    mkdirSync(join(cwd, 'node_modules'))
    symlinkSync(resolve(import.meta.dirname, '../../node_modules/jiti'), join(cwd, 'node_modules/jiti'))
    expect(validate()).toEqual({ status: 0, stdout: '✔ 1 file: 1 valid\n', stderr: '' })
  })
})
