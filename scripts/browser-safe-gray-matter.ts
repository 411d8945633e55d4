import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/**
 * What is changed in a bundled module: stretches of its text, or the whole of it. Each stretch must occur exactly once;
 * a module replaced whole must still contain the texts that it is replaced for.
 */
type Replacement = { module: string } & (
  | { edits: readonly (readonly [find: string, replace: string])[] }
  | { expects: readonly string[]; contents: string }
)

/**
 * gray-matter and js-yaml reach for `fs`, `Buffer`, `eval`, `new Function` and esprima, which do not exist, or are
 * forbidden, in browsers and at the edge. postmatter never gets to those places: it passes its own YAML engine, strings
 * only, and reads with schemas of its own.
 */
export const replacements: readonly Replacement[] = [
  {
    module: 'gray-matter/index.js',
    edits: [
      ["const fs = require('fs');\n", ''],
      ["const str = fs.readFileSync(filepath, 'utf8');", "const str = '';"],
    ],
  },
  {
    // The engines for YAML, JSON and JavaScript: src/front-matter/yaml-engine.ts names each one it allows.
    module: 'gray-matter/lib/engines.js',
    expects: [
      'engines.yaml = {\n  parse: yaml.safeLoad.bind(yaml),\n  stringify: yaml.safeDump.bind(yaml)\n};',
      'engines.json = {\n  parse: JSON.parse.bind(JSON),',
      'engines.javascript = {\n  parse: function parse(str, options, wrap) {',
      'return eval(str) || {};',
    ],
    contents: 'module.exports = {};\n',
  },
  {
    module: 'gray-matter/lib/utils.js',
    edits: [["return typeof input === 'string' ? Buffer.from(input) : input;", 'return input;']],
  },
  {
    // Everything but what src/front-matter calls: the writer, the deprecated names, the schema that runs code.
    module: 'js-yaml/lib/js-yaml.js',
    expects: [
      "module.exports.Schema              = require('./js-yaml/schema');",
      "module.exports.FAILSAFE_SCHEMA     = require('./js-yaml/schema/failsafe');",
      "module.exports.DEFAULT_SAFE_SCHEMA = require('./js-yaml/schema/default_safe');",
      'module.exports.safeLoad            = loader.safeLoad;',
      "module.exports.YAMLException       = require('./js-yaml/exception');",
    ],
    contents: [
      "exports.Schema = require('./js-yaml/schema');",
      "exports.FAILSAFE_SCHEMA = require('./js-yaml/schema/failsafe');",
      "exports.DEFAULT_SAFE_SCHEMA = require('./js-yaml/schema/default_safe');",
      "exports.safeLoad = require('./js-yaml/loader').safeLoad;",
      "exports.YAMLException = require('./js-yaml/exception');",
      '',
    ].join('\n'),
  },
  {
    module: 'js-yaml/lib/js-yaml/loader.js',
    edits: [
      ["var DEFAULT_FULL_SCHEMA = require('./schema/default_full');\n", ''],
      ["options['schema']    || DEFAULT_FULL_SCHEMA;", "options['schema'];"],
    ],
  },
  {
    module: 'js-yaml/lib/js-yaml/schema/default_safe.js',
    edits: [["    require('../type/binary'),\n", '']],
  },
]

/** Modules that must never get into the bundle: reaching one means that a replacement above has lost its effect. */
const forbidden =
  /node_modules\/(?:esprima|argparse|sprintf-js)\/|js-yaml\/lib\/js-yaml\/(?:dumper|type\/js\/|type\/binary)/

/**
 * An esbuild plugin that makes gray-matter and js-yaml fit for browsers, and fails the build when either is no longer
 * what it was when this was written: a text is gone, a module is not loaded, or a forbidden one is.
 */
export function browserSafeGrayMatter(list: readonly Replacement[] = replacements): Plugin {
  return {
    name: 'browser-safe-gray-matter',
    setup(build) {
      const applied = new Set<string>()
      build.onLoad(
        { filter: /[\\/]node_modules[\\/](?:gray-matter|js-yaml|esprima|argparse|sprintf-js)[\\/]/ },
        async ({ path }) => {
          const module = path.replaceAll('\\', '/').replace(/^.*\/node_modules\//, '')
          if (forbidden.test(path.replaceAll('\\', '/'))) return { errors: [{ text: `${module} must not be bundled` }] }
          const replacement = list.find((candidate) => candidate.module === module)
          if (!replacement) return undefined
          applied.add(module)
          const source = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
          try {
            return { contents: replaceIn(source, replacement), loader: 'js' }
          } catch (error) {
            return { errors: [{ text: (error as Error).message }] }
          }
        },
      )
      build.onEnd(() => {
        const unused = list.filter(({ module }) => !applied.has(module))
        return {
          errors: unused.map(({ module }) => ({ text: `${module} is not bundled any more: drop its replacement` })),
        }
      })
    },
  }
}

function replaceIn(source: string, replacement: Replacement): string {
  const finds = 'edits' in replacement ? replacement.edits.map(([find]) => find) : replacement.expects
  for (const find of finds) {
    const count = source.split(find).length - 1
    if (count !== 1) {
      throw new Error(`${replacement.module} has changed: expected once, found ${count} times: ${JSON.stringify(find)}`)
    }
  }
  if (!('edits' in replacement)) return replacement.contents
  return replacement.edits.reduce((text, [find, replace]) => text.replace(find, () => replace), source)
}
