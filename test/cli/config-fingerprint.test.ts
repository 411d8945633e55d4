import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { configFingerprint } from '../../src/cli/validate/config-fingerprint.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The fingerprints of a configuration, in which `FOLDER` stands for its own, before and after `lib/words.mjs` has changed. */
function changing(config: string, more: Record<string, string> = {}) {
  const folder = temporaryFolder({
    'lib/words.mjs': 'export const words = 1',
    'node_modules/words/package.json': '{"name":"words","version":"1.0.0"}',
    ...more,
  })
  const file = join(folder, 'config.mjs')
  writeFileSync(file, config.replaceAll('FOLDER', pathToFileURL(folder).href))
  symlinkSync('again.mjs', join(folder, 'link.mjs'))
  const before = configFingerprint({ config: file })
  expect(configFingerprint({ config: file })).toEqual(before)
  writeFileSync(join(folder, 'lib/words.mjs'), 'export const words = 2')
  return { isNoticed: configFingerprint({ config: file }).key !== before.key, unclear: before.unclear }
}

type Case = [config: string, more?: Record<string, string>]

test.each<Case>([
  ["import { words } from './lib/words.mjs'"],
  ["import { words } from /* the words */ './lib/words.mjs' // here"],
  ["import { words } from // here\n'./lib/words.mjs'"],
  ["import { words } from './lib/words.mjs?v=1'"],
  ["import { words } from './l%69b/words.mjs#x'"],
  ["import { words } from 'FOLDER/lib/words.mjs'"],
  ["const { words } = await import('./lib/words.mjs')"],
  ['const { words } = await import(\n  `./lib/words.mjs`,\n)'],
  ["await import('./lib/words.mjs', { with: {} })"],
  ["import './lib/words.mjs'"],
  ["export * from './lib/words.mjs'"],
  ["export * from './again.mjs'", { 'again.mjs': "import './lib/words.mjs'" }],
  ["export * from './link.mjs'", { 'again.mjs': "import './lib/words.mjs'" }],
  ["import './again.js'", { 'again.ts': "import words from './lib/words.mjs'" }],
  ["const require = createRequire(import.meta.url)\nrequire('./lib')", { 'lib/index.cjs': "require('./words.mjs')" }],
])('notices what a configuration imports: %s', (config, more) => {
  expect(changing(config, more)).toEqual({ isNoticed: true, unclear: undefined })
})

test.each<Case>([
  ["import { words } from 'words'"],
  ["import { readFileSync } from 'fs'\nimport { join } from 'node:path'"],
  ["// from 'The Times', from './gone.mjs', import './gone.mjs'\nconst help = 'Take it from \"elsewhere\".'"],
  ['Array.from(words); post.frontMatter.from; import.meta.url'],
])('needs no more than it says: %s', (config) => {
  expect(changing(config)).toEqual({ isNoticed: false, unclear: undefined })
})

test('reads rows of slashes and stars in no time', () => {
  const rows = `// from\n${'/'.repeat(500)} import ${'/**/'.repeat(500)} require ${'*/'.repeat(500)}\n/* from ${'*'.repeat(5e6)} ${'x'.repeat(5e6)} */ // from '${'y'.repeat(5e6)}'`
  expect(changing(rows)).toEqual({ isNoticed: false, unclear: undefined })
})

test.each<[unclear: string, ...Case]>([
  ['#words', "import { words } from '#words'"],
  [
    'me/words',
    "import 'me/words'",
    { 'package.json': '{"name":"me","exports":{"./words":{"import":"./lib/words.mjs"}}}' },
  ],
  ['import(name)', 'const { words } = await import(name)'],
  ["import(`./lib/` + 'words.mjs')", "await import(`./lib/` + 'words.mjs')"],
  ['import.defer(name)', 'await import.defer(name)'],
  ['./lib/$' + '{name}.mjs', 'await import(`./lib/$' + '{name}.mjs`)'],
  ['./lib/w\\u006frds.mjs', "import './lib/w\\u006frds.mjs'"],
  ['require(name)', 'require(name)'],
  ['= require', 'const load = require\n'],
  ['createRequire(', 'const load = createRequire(import.meta.url)'],
  ['createRequire(', "const require = createRequire('/elsewhere/')"],
  ['./lib', "import words from './lib'", { 'lib/package.json': '{"main":"words.mjs"}' }],
])('says what is not clear: %s', (unclear, config, more) => {
  expect(changing(config, more).unclear?.replace(/in .*\//, 'in ')).toBe(`\`${unclear}\` in config.mjs`)
})
