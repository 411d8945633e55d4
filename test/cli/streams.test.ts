import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { shell } from './shell.js'

const archive = () => temporaryFolder({ 'a.md': feedPost({}).replace('\n------\n', '\n---\n') })

// A device that is always full; other systems have none.
describe.runIf(existsSync('/dev/full'))('where the disk is full', () => {
  test.each(['validate .', 'validate --format json .', 'stats .', 'format --check .', '--help', '--version'])(
    '%s says so in one line, and ends with 2',
    (args) => {
      const { status, stderr } = shell(archive(), `"$NODE" "$MAIN" ${args} > /dev/full`)
      const said = stderr.split('\n').filter((line) => line.startsWith('postmatter: '))
      expect(said).toEqual(['postmatter: The output cannot be written: the disk is full.'])
      expect(stderr).not.toContain('    at ')
      expect(status).toBe(2)
    },
  )

  test('what is said besides is lost, and nothing else', () => {
    const { status, stdout } = shell(archive(), '"$NODE" "$MAIN" format --check . 2> /dev/full')
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'a.md\n' })
  })
})

test('a run whose stderr was closed goes on, and ends with its own status', () => {
  const cwd = temporaryFolder({ 'a.md': feedPost({}) })
  const closed = (args: string) => `{ "$NODE" "$MAIN" ${args}; echo "status $?"; } 2> >(true)`
  const run = shell(cwd, `${closed('validate --format json:report.json .')}; ls`)
  expect(run.stdout).toBe('status 0\na.md\nreport.json\n')
  expect(shell(cwd, closed('no-such-command')).stdout).toBe('status 2\n')
})
