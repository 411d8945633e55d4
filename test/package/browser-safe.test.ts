import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from './support/package.js'

const dist = join(root, 'dist')

/** The built modules that an entry reaches, and the packages that it asks for. */
async function graphOf(entry: string): Promise<{ modules: Map<string, string>; packages: string[] }> {
  const modules = new Map<string, string>()
  const packages = new Set<string>()
  const open = [join(dist, entry)]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (modules.has(path)) continue
    const text = await readFile(path, 'utf8')
    modules.set(path, text)
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('.')) open.push(join(dirname(path), fileName))
      else packages.add(fileName)
    }
  }
  return { modules, packages: [...packages].sort() }
}

/** Every identifier in a program, but for those that are only the name of a property. */
function identifiersOf(text: string): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const isProperty = ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
    if (ts.isIdentifier(node) && !isProperty) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('built.js', text, ts.ScriptTarget.ES2022, true))
  return names
}

const unsafe = ['Buffer', 'Function', '__dirname', '__filename', 'eval', 'fs', 'global', 'process', 'require', 'window']

describe.each([
  [
    'index.js',
    [
      ...[
        'comma-separated-tokens',
        'hast-util-from-html',
        'hast-util-parse-selector',
        'hast-util-sanitize',
        'hast-util-to-html',
        'hast-util-to-jsx-runtime',
        'hast-util-to-mdast',
        'hast-util-to-text',
        'parse5',
        'postcss-value-parser',
        'property-information',
      ],
      ...['space-separated-tokens', 'srcset', 'vfile-message', 'zod'],
    ],
  ],
  ['schema/index.js', ['zod']],
  [
    'validate/index.js',
    [
      ...['comma-separated-tokens', 'hast-util-from-html', 'hast-util-parse-selector', 'parse5', 'picomatch'],
      ...['postcss-value-parser', 'property-information', 'space-separated-tokens', 'srcset', 'zod'],
    ],
  ],
])('dist/%s and what it imports', (entry, expected) => {
  let graph: Awaited<ReturnType<typeof graphOf>>
  beforeAll(async () => {
    graph = await graphOf(entry)
  })

  it('asks for no package but the declared ones', () => {
    expect(graph.packages).toEqual(expected)
  })

  it('uses nothing that a browser or an edge runtime lacks or forbids', () => {
    for (const [path, text] of graph.modules) {
      const names = identifiersOf(text)
      expect(
        unsafe.filter((name) => names.has(name)),
        path,
      ).toEqual([])
      expect(text, path).not.toMatch(/\bBuffer\b|\beval\s*\(|\bnew Function\b|\bprocess\s*\.|["'](?:node:|esprima)/)
    }
  })

  it('runs without Node globals and with eval forbidden, bundled for a browser with no configuration', async () => {
    const result = await build({
      stdin: { contents: `export * from './dist/${entry}'; export * as z from 'zod'`, resolveDir: root },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'entry',
      platform: 'browser',
      logLevel: 'silent',
    })
    // Shared files import each other for the order only; bundlers may drop that, as nothing in them has side effects.
    expect(result.warnings.filter(({ id }) => id !== 'ignored-bare-import')).toEqual([])
    const context = createContext({ TextEncoder, URL }, { codeGeneration: { strings: false, wasm: false } })
    runInContext(result.outputFiles[0]!.text, context)
    const text =
      '---\nlayout: post\ntitle: "A"\ndate: 2020-09-08\nauthor: B\nfrom: https://example.org/\ntags: [ C ]\ncategories: [ C ]\n---\n\n<p>D</p>\n'
    const program = entry.startsWith('schema')
      ? `entry.z.encode(entry.TimestampComment, entry.z.decode(entry.TimestampComment, '<!--0-->'))`
      : entry.startsWith('validate')
        ? `entry.validatePost(${JSON.stringify(text)}, { path: 'a/2020-09-08-A.md' }).verdict`
        : `entry.formatPost(${JSON.stringify(text)})`
    const expected = { schema: '<!--0-->', validate: 'valid' }[entry.split('/')[0]!] ?? text
    expect(runInContext(program, context)).toBe(expected)
  })
})

describe('the schema entry', () => {
  it('holds no YAML', async () => {
    const { modules } = await graphOf('schema/index.js')
    for (const [path, text] of modules) expect(text, path).not.toMatch(/yaml|gray-matter|safeLoad/i)
  })
})

describe('dist', () => {
  it('holds each class once, so that instanceof works across entries', async () => {
    // The command line is a program of its own, which nobody imports.
    const isLibrary = (file: string) => file.endsWith('.js') && !file.startsWith('cli')
    const files = (await readdir(dist, { recursive: true })).filter(isLibrary)
    const texts = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')))
    expect(texts.join('\n').match(/\bPostError = class\b|\bclass PostError\b/g)).toHaveLength(1)
  })
})
