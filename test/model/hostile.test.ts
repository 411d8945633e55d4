import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import matter from 'gray-matter'
import { afterEach, describe, expect, test } from 'vitest'
import { formatPost, PostError, parseDocument, parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { post } from '../document/sample.js'

const trap = globalThis as { postmatterRan?: unknown }
const code = 'globalThis.postmatterRan = true'

afterEach(() => {
  delete trap.postmatterRan
})

const codesOf = (source: string) => safeParsePost(source).diagnostics.map((diagnostic) => diagnostic.code)

describe('code in a post is never run', () => {
  test.each([
    `---js\n{ title: (${code}) }\n---\n`,
    `---javascript\n{ title: (${code}) }\n---\n`,
    `--- js\n${code}\n---\n`,
    `---\tjavascript \r\n${code}\r\n---\r\n`,
    `\uFEFF---js\n${code}\n---\n`,
    `---json\n{ "title": "A" }\n---\n`,
    `---coffee\n${code}\n---\n`,
    `---constructor\n${code}\n---\n`,
    `---__proto__\n${code}\n---\n`,
  ])('behind a fence that names a language: %j', (source) => {
    expect(codesOf(source)).toContain('front-matter/fence-language')
    expect(() => parsePost(source)).toThrow(PostError)
    expect(() => formatPost(source)).toThrow(PostError)
    expect(() => parseDocument(source).edit({ frontMatter: { title: 'x' } })).toThrow(PostError)
    expect(String(parseDocument(source))).toBe(source)
    expect(trap).not.toHaveProperty('postmatterRan')
  })

  test.each([
    `!!js/function 'function () { ${code} }'`,
    `!!js/regexp /a/`,
    `!!js/undefined ''`,
    `!<tag:yaml.org,2002:js/function> 'function () { ${code} }'`,
    `{ toString: !!js/function 'function () { ${code} }' }`,
  ])('behind a tag of YAML: %s', (value) => {
    expect(codesOf(post({ extra: `mood: ${value}` }))).toEqual(['front-matter/custom-tag'])
    expect(trap).not.toHaveProperty('postmatterRan')
  })

  test.each([[`---js\n${code}\n---\n`], [`---\n---js\n${code}\n---\n`]])(
    'in a body that looks like front matter: %j',
    (html) => {
      const value = { ...parsePost(post()), html }
      const source = serializePost(value)
      expect(parsePost(source)).toEqual(value)
      expect(formatPost(source)).toBe(source)
      expect(trap).not.toHaveProperty('postmatterRan')
    },
  )

  test('though gray-matter itself would run it', () => {
    matter(`---js\n{ title: (${code}) }\n---\n`, {})
    expect(trap.postmatterRan).toBe(true)
  })
})

describe('gray-matter’s cache', () => {
  test('does not grow', () => {
    const cache = (matter as unknown as { cache: object }).cache
    for (let index = 0; index < 50; index++) {
      safeParsePost(post({ extra: `index: [ ${index} ]` }))
      safeParsePost(post({ extra: `index: "${index}` }))
    }
    expect(Object.keys(cache)).toEqual([])
  })

  test('does not make the second reading of bad YAML another than the first', () => {
    const source = post({ author: 'author: "Edda' })
    expect(codesOf(source)).toEqual(codesOf(source))
    expect(codesOf(source)).not.toEqual([])
  })
})

describe('anchors, aliases and merge keys', () => {
  test.each<[string, string, string]>([
    [
      'an alias bomb',
      `a: &a [${'x,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: [${'*b,'.repeat(9)}]`,
      'front-matter/alias',
    ],
    ['a list that holds itself', 'a: &a [ *a ]', 'front-matter/alias'],
    ['an alias without anchor', 'a: *b', 'front-matter/alias'],
    ['a merge key', 'a: 1\n<<: { title: x }', 'front-matter/merge-key'],
  ])('are refused: %s', (_, lines, expected) => {
    expect(codesOf(post({ extra: lines }))).toEqual([expected])
  })
})

describe('values nested deep', () => {
  const nested = (depth: number) => post({ extra: `mood: ${'['.repeat(depth)}${']'.repeat(depth)}` })
  const deep: [string, string][] = [
    ['closed lists', nested(5_000)],
    ['lists that are never closed', post({ extra: `mood: ${'['.repeat(5_000)}` })],
    ['mappings', post({ extra: `mood: ${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}` })],
    ['block lists in one line', post({ extra: `mood:\n  ${'- '.repeat(5_000)}a` })],
    ['explicit keys in one line', post({ extra: `mood:\n  ${'? '.repeat(5_000)}a` })],
    [
      'block mappings',
      post({ extra: Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n') }),
    ],
  ]

  test('are read up to 64 levels', () => {
    expect(JSON.stringify(parsePost(nested(64)).extra.mood)).toBe(`${'['.repeat(64)}${']'.repeat(64)}`)
    expect(codesOf(nested(65))).toEqual(['front-matter/too-deep'])
  })

  test.each(deep)('are refused and overflow no stack: %s', (_, source) => {
    expect(codesOf(source)).toEqual(['front-matter/too-deep'])
    expect(() => parseDocument(source).edit({ frontMatter: { title: 'x' } })).toThrow(PostError)
  })

  test('get the same verdict in a worker, whose stack is another', async () => {
    const module = new URL('../../src/index.ts', import.meta.url)
    const run = `const { parentPort, workerData } = require('node:worker_threads')
      import('tsx/esm/api')
        .then(({ tsImport }) => tsImport(workerData.module, workerData.module))
        .then(({ safeParsePost }) =>
          parentPort.postMessage(workerData.sources.map((source) => safeParsePost(source).diagnostics)))`
    const workerData = { module: module.href, sources: deep.map(([, source]) => source) }
    const worker = new Worker(run, { eval: true, workerData })
    const [diagnostics] = (await once(worker, 'message')) as [unknown]
    await worker.terminate()
    expect(diagnostics).toEqual(deep.map(([, source]) => safeParsePost(source).diagnostics))
  })
})

describe('front matter of ten megabytes', () => {
  const size = 10_000_000
  const timed = (source: string) => {
    const start = process.cpuUsage()
    const result = safeParsePost(source)
    const { user, system } = process.cpuUsage(start)
    return { ...result, seconds: (user + system) / 1e6 }
  }

  test.each<[string, string]>([
    ['one long title', `title: "${'x'.repeat(size)}"`],
    ['one long title of characters outside the first plane', `title: "${'😀'.repeat(size / 4)}"`],
    ['one long plain title', `title: ${'word '.repeat(size / 5)}`],
    ['one long title over many lines', `title: "${'word\n '.repeat(size / 6)}"`],
  ])('is read, with a warning: %s', (_, title) => {
    const { success, diagnostics, seconds } = timed(post({ title }))
    expect(success).toBe(true)
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter/oversized'])
    expect(seconds).toBeLessThan(5)
  })

  test.each<[string, string, string]>([
    [
      'a million short keys',
      Array.from({ length: 1_000_000 }, (_, index) => `k${index}: 1`).join('\n'),
      'front-matter/too-many-values',
    ],
    ['a long flow list', `mood: [${'0,'.repeat(size / 2)}]`, 'front-matter/too-many-values'],
    ['a long block list', `mood:\n${'- a\n'.repeat(size / 4)}`.trimEnd(), 'front-matter/too-many-values'],
    ['a quote that is never closed', `mood: "${'x'.repeat(size)}`, 'front-matter/invalid-yaml'],
  ])('is refused in time: %s', (_, lines, expected) => {
    const { diagnostics, seconds } = timed(post({ extra: lines }))
    expect(diagnostics.map(({ code }) => code)).toContain(expected)
    expect(seconds).toBeLessThan(8)
  })

  test.each<[string, (repeat: number) => string]>([
    ['blank lines', (repeat) => '\n'.repeat(repeat)],
    ['blank lines of spaces', (repeat) => '  \n'.repeat(repeat)],
    ['spaces', (repeat) => `${' '.repeat(repeat)}\n`],
    ['comments', (repeat) => '# a\n'.repeat(repeat)],
    ['blank lines and comments', (repeat) => `${'\n'.repeat(100)}# a\n`.repeat(repeat / 100)],
    ['CR LF', (repeat) => '\r\n'.repeat(repeat)],
  ])('takes time in proportion to its length: %s', (_, make) => {
    const source = (repeat: number) => post({ author: `${make(repeat)}author: Edda` })
    timed(source(20_000))
    const short = Math.min(...[1, 2, 3].map(() => timed(source(60_000)).seconds))
    const long = timed(source(240_000))
    expect(long.success).toBe(true)
    expect(long.seconds).toBeLessThan(8 * Math.max(short, 0.005))
  })
})
