import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { listed, shell } from './shell.js'

// A rule that does to the folder what others may do while a run goes on.
const config = `import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
const meddle = {
  code: 'my/meddle', needs: 'source',
  check({ path }) {
    if (!path.endsWith('a-first.md')) return
    rmSync('posts/vanishes.md')
    writeFileSync('posts/z-changes.md', 'no post any more')
    rmSync('posts/becomes-folder.md')
    mkdirSync('posts/becomes-folder.md')
  },
}
export default { extends: [], customRules: [meddle], rules: { 'my/meddle': 'error', 'archive/same-source': 'warning' } }
`

// The user 65534 is nobody, who may not read everything, as root may.
const asNobody = process.getuid?.() === 0 ? 'setpriv --reuid=65534 --clear-groups ' : ''

test.each(['off', '2'])('every path found has its line, whatever happens to it, with --jobs %s', (jobs) => {
  const cwd = temporaryFolder({ 'my.config.mjs': config })
  mkdirSync(join(cwd, 'posts'))
  const names = ['a-first', 'becomes-folder', 'fine', 'forbidden', 'vanishes', 'z-changes']
  for (const name of names)
    writeFileSync(join(cwd, `posts/${name}.md`), feedPost({ from: `https://example.org/${name}/` }))
  writeFileSync(join(cwd, 'posts/not-utf8.md'), Buffer.from([0x2d, 0x2d, 0xe9]))
  mkdirSync(join(cwd, 'posts/folder.md'))
  symlinkSync('nowhere', join(cwd, 'posts/broken-link.md'))
  symlinkSync('..', join(cwd, 'posts/loop'))
  symlinkSync('fine.md', join(cwd, 'posts/link.md'))
  shell(cwd, 'mkfifo posts/pipe.md; chmod -R a+rwX .')
  chmodSync(cwd, 0o777)
  chmodSync(join(cwd, 'posts/forbidden.md'), 0)
  // The list is made before anything is read, as for every part of a run.
  const { status, stdout } = shell(
    cwd,
    `${asNobody}"$NODE" "$MAIN" validate --config my.config.mjs --jobs ${jobs} --shard 1/1 --format list --format json:report.json posts`,
  )
  expect(status).toBe(2)
  expect(listed(stdout).map((line) => line.replace(/ +/g, ' '))).toEqual([
    'valid posts/a-first.md',
    'not checked posts/becomes-folder.md (1 error)',
    'not checked posts/broken-link.md (1 error)',
    'valid posts/fine.md',
    'not checked posts/folder.md (1 error)',
    'not checked posts/forbidden.md (1 error)',
    'valid posts/link.md',
    'not checked posts/loop (1 error)',
    'invalid posts/not-utf8.md (1 error)',
    'not checked posts/pipe.md (1 error)',
    'not checked posts/vanishes.md (1 error)',
    'invalid posts/z-changes.md (1 error)',
  ])
  const { files, totals } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as {
    files: { diagnostics: { message: string }[] }[]
    totals: object
  }
  expect(files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
    'The file cannot be read: it is a folder.',
    'The file cannot be read: there is no such file or folder.',
    'This is a folder, not a post.',
    'The file cannot be read: permission denied.',
    'The symbolic link leads back to a folder that contains it.',
    expect.stringContaining('UTF-8'),
    'This is a named pipe, not a post.',
    'The file cannot be read: there is no such file or folder.',
    expect.stringContaining('front matter'),
  ])
  expect(totals).toMatchObject({ files: 12, valid: 3, invalid: 2, notChecked: 7 })
})

test('a report goes into a pipe that is there, and the pipe stays', () => {
  const cwd = temporaryFolder({ 'a.md': feedPost({}) })
  const { stdout } = shell(
    cwd,
    `mkfifo pipe; cat pipe > copy & "$NODE" "$MAIN" validate --format ndjson:pipe a.md 2> said; wait; [ -p pipe ] && echo a pipe; ls`,
  )
  expect(stdout.split('\n')).toEqual(['a pipe', 'a.md', 'copy', 'pipe', 'said', ''])
  const lines = readFileSync(join(cwd, 'copy'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(['run', 'file', 'totals'])
})

test.each([
  ['--cache=pipe', 'pipe cannot be written: it is no regular file.', ''],
  ['--shard 1/2 --part pipe', 'pipe cannot be written: it is no regular file.', ''],
  [
    '--baseline pipe --baseline-write',
    'The baseline pipe cannot be written: it is no regular file.',
    `echo '{"baselineVersion":2,"folder":".","findings":{}}' > pipe & `,
  ],
])('%s is refused where a pipe is there, and the pipe stays', (options, message, fed) => {
  const cwd = temporaryFolder({ 'a.md': feedPost({}) })
  const { status, stdout, stderr } = shell(
    cwd,
    `mkfifo pipe; ${fed}timeout 20 "$NODE" "$MAIN" validate ${options} a.md > report; status=$?; [ -p pipe ] && echo a pipe; exit $status`,
  )
  expect(stdout).toBe('a pipe\n')
  expect(stderr).toContain(message)
  expect(status).toBe(2)
})
