import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** The layers, lowest first: each folder of src imports from itself and from those before it. */
const layers = [
  'diagnostics',
  'source',
  'schema',
  'front-matter',
  'document',
  'model',
  'body',
  'sanitize',
  'render',
  'transform',
  'validate',
  'archive',
  'cli',
]

/** Folders that need Node. All others run in browsers and at the edge. */
const nodeLayers = ['archive', 'cli']

/** The one folder that may import a package. */
const doors: Record<string, string> = {
  'gray-matter': 'front-matter',
  'js-yaml': 'front-matter',
  yaml: 'front-matter',
  parse5: 'body',
  'hast-util-from-html': 'body',
  'hast-util-from-parse5': 'body',
  'hast-util-sanitize': 'sanitize',
  'rehype-sanitize': 'sanitize',
  dompurify: 'sanitize',
  'sanitize-html': 'sanitize',
  'hast-util-to-jsx-runtime': 'render',
  'hast-util-to-text': 'transform',
}

const nodeGlobals = ['Buffer', '__dirname', '__filename', 'global', 'process', 'require', 'setImmediate']

const root = fileURLToPath(new URL('..', import.meta.url))

type Module = { layer: string; files: string[]; packages: string[]; globals: string[] }

/** What a program imports (types included, and `import()`), and which of Node's globals it names. */
function readModule(path: string, text: string): Module {
  const specifiers: string[] = []
  const globals = new Set<string>()
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      specifiers.push((node.moduleSpecifier as ts.StringLiteral).text)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      specifiers.push(argument && ts.isStringLiteralLike(argument) ? argument.text : 'a computed import')
    } else if (ts.isImportTypeNode(node)) {
      specifiers.push(((node.argument as ts.LiteralTypeNode).literal as ts.StringLiteral).text)
    } else if (ts.isIdentifier(node) && nodeGlobals.includes(node.text) && !isPropertyName(node)) {
      globals.add(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true))
  const local = specifiers.filter((specifier) => specifier.startsWith('.'))
  return {
    layer: layerOf(path),
    files: local.map((specifier) => join(dirname(path), specifier).replace(/\.js$/, '.ts')),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')),
    globals: [...globals],
  }
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent)) return parent.right === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
}

/** The folder below src, or '' for src/index.ts. */
function layerOf(path: string): string {
  return path.split('/').slice(1, -1)[0] ?? ''
}

/** The package of a specifier: `a/b` is of `a`, `@a/b/c` of `@a/b`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Every breach of the rules in the modules of a source tree, a line each. */
function breaches(modules: Map<string, Module>): string[] {
  const found: string[] = []
  for (const [path, { layer, files, packages, globals }] of modules) {
    const rank = layers.indexOf(layer)
    if (layer !== '' && rank === -1) found.push(`${path} is in no layer`)
    for (const file of files) {
      const target = layerOf(file)
      if (!modules.has(file)) found.push(`${path} imports ${file}, which does not exist`)
      else if (layer === '' && nodeLayers.includes(target)) found.push(`${path} imports ${file}, which needs Node`)
      else if (layer !== '' && (target === '' || layers.indexOf(target) > rank)) found.push(`${path} imports ${file}`)
    }
    for (const specifier of packages) {
      const door = Object.hasOwn(doors, packageOf(specifier)) ? doors[packageOf(specifier)] : undefined
      if (isBuiltin(specifier)) {
        if (!nodeLayers.includes(layer)) found.push(`${path} imports ${specifier}`)
        else if (!specifier.startsWith('node:')) found.push(`${path} imports ${specifier} without node:`)
      } else if (door !== undefined && door !== layer) {
        found.push(`${path} imports ${specifier}, which only ${door} may`)
      }
    }
    if (!nodeLayers.includes(layer)) for (const name of globals) found.push(`${path} uses ${name}`)
  }
  for (const cycle of cycles(modules)) found.push(`a cycle: ${cycle.join(' -> ')}`)
  return found
}

/** Every way back to a file that is still open in a walk through the imports. */
function cycles(modules: Map<string, Module>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const walk = (path: string, trail: string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path])
    if (trail.includes(path) || done.has(path)) return
    for (const file of modules.get(path)?.files ?? []) walk(file, [...trail, path])
    done.add(path)
  }
  for (const path of modules.keys()) walk(path, [])
  return found
}

function read(sources: Record<string, string>): Map<string, Module> {
  return new Map(Object.entries(sources).map(([path, text]) => [path, readModule(path, text)]))
}

describe('the architecture of src', () => {
  it('keeps to the layers and the doors, and has no cycles', () => {
    const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const files = paths.filter((path) => path.endsWith('.ts')).map((path) => `src/${path.replaceAll('\\', '/')}`)
    const modules = read(Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')])))
    expect(modules.size).toBeGreaterThan(50)
    expect(breaches(modules)).toEqual([])
  })

  it('imports no package that is not declared', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      [key: string]: Record<string, string>
    }
    const runtime = Object.keys({ ...dependencies, ...peerDependencies })
    // Types have no code of their own; the bundled packages stand in dist (scripts/bundle.ts).
    const bundled = [
      'chokidar',
      'get-east-asian-width',
      'gray-matter',
      'hastscript',
      'js-yaml',
      'mdast',
      'mdast-util-gfm',
      'mdast-util-to-markdown',
      'picocolors',
      'tinypool',
    ]
    const declared = [...runtime.map((name) => name.replace('@types/', '')), ...bundled]
    const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    for (const path of paths.filter((name) => name.endsWith('.ts'))) {
      const { packages } = readModule(`src/${path}`, readFileSync(join(root, 'src', path), 'utf8'))
      // The configuration is a module of the user's.
      const isLoader = path === join('cli', 'load-config.ts')
      const known = isLoader ? [...declared, 'a computed import'] : declared
      const names = packages.filter((specifier) => !isBuiltin(specifier)).map(packageOf)
      expect(
        names.filter((name) => !known.includes(name)),
        path,
      ).toEqual([])
    }
  })
})

describe('the architecture test', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['an import from the left', { 'src/source/a.ts': '', 'src/model/b.ts': `import '../source/a.js'` }, []],
    [
      'an import from the right',
      { 'src/source/a.ts': `import type { B } from '../model/b.js'`, 'src/model/b.ts': '' },
      ['src/source/a.ts imports src/model/b.ts'],
    ],
    [
      'an import() type from the right',
      { 'src/source/a.ts': `export type B = import('../model/b.js').B`, 'src/model/b.ts': '' },
      ['src/source/a.ts imports src/model/b.ts'],
    ],
    [
      'a dynamic import from the right',
      { 'src/source/a.ts': `export const b = () => import('../model/b.js')`, 'src/model/b.ts': '' },
      ['src/source/a.ts imports src/model/b.ts'],
    ],
    [
      'an import of the root entry',
      { 'src/index.ts': '', 'src/cli/a.ts': `export * from '../index.js'` },
      ['src/cli/a.ts imports src/index.ts'],
    ],
    [
      'the root entry on Node',
      { 'src/index.ts': `export * from './archive/a.js'`, 'src/archive/a.ts': '' },
      ['src/index.ts imports src/archive/a.ts, which needs Node'],
    ],
    [
      'a cycle',
      { 'src/model/a.ts': `import './b.js'`, 'src/model/b.ts': `import './c.js'`, 'src/model/c.ts': `import './a.js'` },
      ['a cycle: src/model/a.ts -> src/model/b.ts -> src/model/c.ts -> src/model/a.ts'],
    ],
    [
      'a file that imports itself',
      { 'src/model/a.ts': `import './a.js'` },
      ['a cycle: src/model/a.ts -> src/model/a.ts'],
    ],
    [
      'a package through the wrong door',
      { 'src/model/a.ts': `import matter from 'gray-matter'` },
      ['src/model/a.ts imports gray-matter, which only front-matter may'],
    ],
    ['a package through its door', { 'src/body/a.ts': `import { parse } from 'parse5'` }, []],
    ['Node below archive', { 'src/model/a.ts': `import 'node:fs'` }, ['src/model/a.ts imports node:fs']],
    ['Node in archive', { 'src/archive/a.ts': `import 'node:fs'\nexport const a = process.pid` }, []],
    ['Node without its prefix', { 'src/cli/a.ts': `import 'fs'` }, ['src/cli/a.ts imports fs without node:']],
    [
      'a global of Node',
      { 'src/model/a.ts': 'export const a = Buffer.from(process.cwd())' },
      ['src/model/a.ts uses Buffer', 'src/model/a.ts uses process'],
    ],
    ['a property of that name', { 'src/model/a.ts': 'export const a = (b: { process: 1 }) => b.process' }, []],
    ['a folder without a layer', { 'src/utils/a.ts': '' }, ['src/utils/a.ts is in no layer']],
    [
      'a missing file',
      { 'src/model/a.ts': `import './b.js'` },
      ['src/model/a.ts imports src/model/b.ts, which does not exist'],
    ],
  ])('judges %s', (_, sources, expected) => {
    expect(breaches(read(sources))).toEqual(expected)
  })
})
