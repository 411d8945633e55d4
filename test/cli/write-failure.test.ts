import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { shell } from './shell.js'

const untidy = feedPost({ html: '<script>1</script>' }).replace('\n------\n', '\n---\n')
const commands = ['format --write', 'clean --write', 'validate --quiet --fix --format list:list.txt']

describe('a post that cannot be written', () => {
  test.each(commands)('%s says so in words', (command) => {
    const asNobody = process.getuid?.() === 0 ? 'setpriv --reuid=65534 --clear-groups ' : ''
    const cwd = temporaryFolder({ 'posts/a.md': untidy })
    chmodSync(cwd, 0o777)
    chmodSync(join(cwd, 'posts'), 0o555)
    const { status, stderr } = shell(cwd, `${asNobody}"$NODE" "$MAIN" ${command} posts/a.md`)
    chmodSync(join(cwd, 'posts'), 0o755)
    expect(stderr.split('\n')).toContain('posts/a.md cannot be written: permission denied.')
    expect(stderr).not.toMatch(/EACCES|\.tmp/)
    expect(status).toBe(2)
  })

  test.each(commands)('%s says once where somebody else was quicker', (command) => {
    const cwd = temporaryFolder({ 'a.md': untidy })
    // Somebody else writes the file just before it is compared with what it held.
    writeFileSync(
      join(cwd, 'meddle.mjs'),
      `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import promises from 'node:fs/promises'
const { readFile } = promises
promises.readFile = async (...args) => { if (String(args[0]).endsWith('a.md')) fs.writeFileSync('a.md', 'mine'); return readFile(...args) }
syncBuiltinESMExports()
`,
    )
    const { status, stderr } = shell(cwd, `"$NODE" --import ./meddle.mjs "$MAIN" ${command} a.md`)
    expect(stderr.split('\n')).toContain('a.md: The file does not hold what it held when it was read. [file/changed]')
    expect(status).toBe(2)
  })
})
