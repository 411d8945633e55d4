import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanPresets } from '../../src/transform/clean/clean-presets.js'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const good = samplePost()
const broken = samplePost('漢字 "and" more')

describe('postmatter format', () => {
  const untidy = good.replace('author: Edda', 'author:   "Edda"')

  test('prints one post in canonical form', async () => {
    const folder = temporaryFolder({ 'a.md': untidy })
    expect(await cli(folder, 'format', '@/a.md')).toEqual({ status: 0, out: good, err: '' })
  })

  test('--check names what is not canonical and changes nothing', async () => {
    const folder = temporaryFolder({ 'a.md': untidy, 'b.md': good })
    expect(await cli(folder, 'format', '--check', '@')).toEqual({
      status: 1,
      out: '@/a.md\n',
      err: '1 not canonical, 1 canonical\n',
    })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(untidy)
  })

  test('--write rewrites only those files', async () => {
    const folder = temporaryFolder({ 'a.md': untidy, 'b.md': good })
    utimesSync(join(folder, 'b.md'), 1, 1)
    expect(await cli(folder, 'format', '--write', '@')).toEqual({
      status: 0,
      out: '@/a.md\n',
      err: '1 rewritten, 1 canonical\n',
    })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(good)
    expect(statSync(join(folder, 'b.md')).mtimeMs).toBe(1000)
    expect((await cli(folder, 'format', '--check', '@')).status).toBe(0)
  })

  test('leaves a malformed post and bytes that are not UTF-8 alone and says why', async () => {
    const bytes = Buffer.concat([Buffer.from(good), Buffer.from([0xff])])
    const folder = temporaryFolder({ 'a.md': broken, 'b.md': bytes })
    const { status, out, err } = await cli(folder, 'format', '--write', '@')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('front-matter/unescaped-quote')
    expect(err).toContain('encoding/invalid-utf8')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(broken)
    expect(readFileSync(join(folder, 'b.md'))).toEqual(bytes)
  })

  test('wants to be told what to do with several files', async () => {
    const folder = temporaryFolder({ 'a.md': good, 'b.md': good })
    const { status, out, err } = await cli(folder, 'format', '@')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('choose --check or --write')
    expect((await cli(folder, 'format', '--check', '--write', '@')).status).toBe(2)
    expect((await cli(folder, 'format', '--check')).status).toBe(2)
  })
})

describe('postmatter inspect', () => {
  test('shows the parts of a post with their places', async () => {
    const folder = temporaryFolder({ 'a.md': good })
    const { status, out } = await cli(folder, 'inspect', '@/a.md')
    expect(status).toBe(0)
    const rows = out.split('\n').map((line) => line.split(/ {2,}/).filter(Boolean))
    expect(rows).toContainEqual(['title', '3:8-3:16', 'A walk'])
    expect(rows).toContainEqual(['date', '4:7-4:31', '2020-09-08T00:41:23.000Z = 2020-09-08T00:41:23.000Z'])
    expect(rows).toContainEqual(['tags', '7:7-7:16', '[ Walks ]'])
    expect(rows).toContainEqual(['timestamp', '10:1-10:21', '<!--1599525683000-->'])
    expect(rows).toContainEqual(['link URL', '11:10-11:35', 'https://example.org/walk/'])
    expect(rows).toContainEqual(['body', '15:1-15:33', '32 units'])
  })

  test('shows what is wrong and ends with 1', async () => {
    const folder = temporaryFolder({ 'b.md': broken })
    const { status, out } = await cli(folder, 'inspect', '@/b.md')
    expect(status).toBe(1)
    expect(out).toMatch(/front matter +1:4-9:1 +malformed/)
    expect(out).toContain('front-matter/unescaped-quote')
  })

  test('wants one file', async () => {
    expect((await cli('', 'inspect')).status).toBe(2)
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'empty'))
    writeFileSync(join(folder, 'a.md'), good)
    expect((await cli(folder, 'inspect', '@/empty')).err).toContain('No post was found')
    expect((await cli(folder, 'inspect', '@/gone.md')).status).toBe(2)
    writeFileSync(join(folder, 'b.md'), good)
    expect(await cli(folder, 'inspect', '@')).toEqual({
      status: 2,
      out: '',
      err: 'postmatter: Several posts lie in @; name one, such as @/a.md.\nTry postmatter inspect --help.\n',
    })
  })
})

describe('postmatter schema', () => {
  test('prints one JSON Schema or both', async () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8'))
    expect(JSON.parse((await cli('', 'schema', 'post')).out)).toEqual(read('post'))
    expect(JSON.parse((await cli('', 'schema', 'front-matter')).out)).toEqual(read('front-matter'))
    expect(JSON.parse((await cli('', 'schema')).out)).toEqual({
      'front-matter': read('front-matter'),
      post: read('post'),
    })
  })

  test('suggests the name that was meant', async () => {
    expect((await cli('', 'schema', 'frontmatter')).err).toContain('Did you mean front-matter?')
  })
})

describe('the command line', () => {
  test.each([
    [['validate', '--formt', 'json'], 'There is no option --formt. Did you mean --format?'],
    [
      ['validate', '--format', 'jsn'],
      'There is no format "jsn". Did you mean json? Formats: stylish, list, json, ndjson, github, junit, sarif, html.',
    ],
    [['validate', '--format'], '--format needs a value.'],
    [
      ['validate', '--format', '--quiet'],
      '--format needs a value, and --quiet looks like an option. A value that begins so: --format=--quiet',
    ],
    [['validate', '--quiet=yes'], '--quiet takes no value.'],
    [['validate', '-quiet'], 'There is no option -quiet. Did you mean --quiet?'],
    [['validate', '-x'], 'There is no option -x.'],
    [['validate', '--constructor'], 'There is no option --constructor.'],
    [
      ['validate', '--preset', 'strickt'],
      'There is no preset "strickt". Did you mean strict? Presets: recommended, strict.',
    ],
    [['merge', '--quit'], 'There is no option --quit. Did you mean --quiet?'],
    [['inspect', '--hlep'], 'There is no option --hlep. Did you mean --help?'],
    [['format', '--chek', '.'], 'There is no option --chek. Did you mean --check?'],
    [['clean', '--diff=all'], '--diff takes no value.'],
    [['clean', '--presett=safe'], 'There is no option --presett. Did you mean --preset?'],
    [
      ['clean', '--skip', 'remove-script', '.'],
      `There is no step of the preset reader "remove-script". Did you mean remove-scripts? Steps: ${cleanPresets.reader.map(({ name }) => name).join(', ')}.`,
    ],
    [
      ['text', '--preset', 'non', '.'],
      'There is no preset "non". Did you mean none? Presets: none, safe, archive, reader.',
    ],
    [['text', '--as'], '--as needs a value.'],
    [['text', '--as', 'html5', '.'], 'There is no form "html5". Did you mean html? Forms: text, markdown, html.'],
    [['stats', '--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['stats', '--format', 'jsn'], 'There is no format "jsn". Did you mean json? Formats: text, json, html.'],
    [['schema', '--version'], 'There is no option --version.'],
  ])('%j is refused with status 2, and points to the help of the command', async (args, message) => {
    const { status, out, err } = await cli('', ...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toBe(`postmatter: ${message}\nTry postmatter ${args[0]} --help.\n`)
  })

  test.each([
    [['fromat'], 'There is no command "fromat". Did you mean format?'],
    [['constructor'], 'There is no command "constructor".'],
    [['test/cli'], 'There is no command "test/cli". To check the posts there: postmatter validate test/cli.'],
    [['--versoin'], 'There is no option --versoin. Did you mean --version?'],
    [
      ['--quiet', 'merge', 'part'],
      'There is no option --quiet. Options of a command follow it: postmatter merge [options].',
    ],
  ])('%j is no command, and says what is', async (args, message) => {
    expect(await cli('', ...args)).toEqual({
      status: 2,
      out: '',
      err: `postmatter: ${message}\nTry postmatter --help.\n`,
    })
  })

  test('shows help of itself and of every command', async () => {
    for (const args of [
      ['--help'],
      ...['validate', 'merge', 'inspect', 'clean', 'text', 'stats', 'schema'].map((command) => [command, '--help']),
      ['format', '-h'],
    ]) {
      const { status, out } = await cli('', ...args)
      expect(status).toBe(0)
      expect(out).toMatch(/^Usage: postmatter /)
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    }
    expect(await cli('', 'help')).toEqual(await cli('', '--help'))
    expect(await cli('', 'help', 'merge')).toEqual(await cli('', 'merge', '--help'))
    expect((await cli('')).status).toBe(2)
  })

  test('shows its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect((await cli('', '--version')).out).toBe(`${version}\n`)
  })
})
