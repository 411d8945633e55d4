import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as archive from '../../src/archive/index.js'
import * as library from '../../src/index.js'
import * as schema from '../../src/schema/index.js'
import * as validate from '../../src/validate/index.js'
import { checkTypes } from './check-types.js'
import { readPage } from './pages.js'
import { readSamples, type Sample } from './read-samples.js'
import { Sandbox } from './sandbox.js'

const pages = ['postmatter', 'schema', 'validate', 'archive'].map((name) => readPage(`docs/api/${name}.md`))
// An example stands on the page of each entry that has the export, and under each of its overloads.
const examples = [
  ...new Map(
    pages
      .flatMap(readSamples)
      .filter(({ text, language }) => language === 'ts' && isExample(text))
      .map((sample) => [sample.text, sample]),
  ).values(),
]

/** Signatures are ```ts, too: an example has a value in it. */
function isExample(text: string): boolean {
  return examplesOf(pages.map((page) => page.text)).has(text)
}

function examplesOf(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => [...text.matchAll(/^#+ Example\n\n```ts\n(.*?)\n```$/gms)])
  return new Set(found.map(([, example]) => example!))
}

/** Where a name comes from that an example uses and does not import. */
const modules: [module: string, names: readonly string[]][] = [
  ['postmatter', Object.keys(library)],
  ['postmatter/schema', Object.keys(schema)],
  ['postmatter/validate', Object.keys(validate)],
  ['postmatter/archive', Object.keys(archive)],
  ['unified', ['unified']],
  ['hast-util-from-html', ['fromHtml']],
]
const defaults = { rehypeParse: 'rehype-parse', rehypeStringify: 'rehype-stringify' }

/** What docstrings speak of without saying where it comes from, in the order in which it is made. */
const given: [name: string, code: string][] = [
  ['path', `'posts/2021-03-14-渡口的鐘.md'`],
  ['source', `(await import('node:fs')).readFileSync(path, 'utf8')`],
  ['file', `new (await import('vfile')).VFile()`],
  ['document', `(await import('postmatter')).parseDocument(source)`],
  ['post', `(await import('postmatter')).parsePost(source)`],
  ['html', `post.html`],
  ['body', `(await import('postmatter')).parseBody(post)`],
  ['element', `body.children.find((node) => node.type === 'element')!`],
  ['measure', `async (url: string | undefined) => ({ width: 640, height: url === undefined ? 0 : 480 })`],
  ['diagnostics', `(await import('postmatter')).safeParsePost('').diagnostics`],
  ['report', `diagnostics.map((diagnostic) => JSON.stringify(diagnostic)).join('\\n')`],
]

/** An example as a program: with its imports, with what it takes for granted, and with its comments as assertions. */
function complete(text: string): string {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text)
  const declares = (name: string) => new RegExp(`\\b(?:const|let) (?:\\{[^}]*\\b)?${name}\\b`).test(text)
  const imports = modules.map(([module, names]) => {
    const used = names.filter((name) => uses(name))
    return used.length > 0 ? `import { ${used.join(', ')} } from '${module}'` : ''
  })
  for (const [name, module] of Object.entries(defaults)) if (uses(name)) imports.push(`import ${name} from '${module}'`)
  const needed = new Set<string>()
  const need = (code: string) => {
    for (const [name, made] of given) {
      if (!new RegExp(`\\b${name}\\b`).test(code) || needed.has(name) || (code === text && declares(name))) continue
      needed.add(name)
      need(made)
    }
  }
  need(text)
  const values = given.filter(([name]) => needed.has(name)).map(([name, made]) => `const ${name} = ${made}`)
  return [
    ...imports.filter(Boolean),
    `import * as z from 'zod'`,
    `import assert from 'node:assert/strict'`,
    ...values,
    asserting(text),
    'export { assert, z }',
  ].join('\n')
}

/** `value // 'text'` and `value // true` are promises: they become assertions. Other comments are for people. */
function asserting(text: string): string {
  return text.replace(
    /^([a-zA-Z(].*?) \/\/ ('(?:[^'\\]|\\.)*'|true|false|null|\d+|\{ (?:\w+: '[^']*'(?:, )?)+ \})$/gm,
    'assert.deepEqual($1, $2)',
  )
}

describe('the examples of the docstrings', () => {
  let sandbox: Sandbox
  const programs: Sample[] = examples.map((sample, index) => ({
    ...sample,
    page: 'examples.md',
    file: `example-${index}.ts`,
    text: complete(sample.text),
  }))

  beforeAll(async () => {
    sandbox = await Sandbox.make()
    await sandbox.write('examples.md', programs)
  })
  afterAll(() => sandbox.remove())

  it('are found', () => {
    expect(examples.length).toBeGreaterThan(40)
    expect(examples.filter(({ text }) => asserting(text) !== text).length).toBeGreaterThan(7)
  })

  it('compile against the source', () => {
    const errors = checkTypes(programs.map((program) => sandbox.fileOf(program)))
    expect(errors.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
  })

  it('run, and give what their comments say', async () => {
    for (const program of programs) {
      const { code, stderr } = await sandbox.runProgram(program)
      expect(code, `${program.text}\n${stderr}`).toBe(0)
    }
  })
})
