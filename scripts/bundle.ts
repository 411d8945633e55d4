import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import type { BuildOptions, Plugin } from 'esbuild'
import { browserSafeGrayMatter } from './browser-safe-gray-matter.js'
import { oneReferenceTable } from './one-reference-table.js'

/** A build of dist: its entries (name in dist, and source) and what esbuild is told. */
export type Bundle = {
  entries: Record<string, string>
  options: BuildOptions & { external: string[]; chunkNames: string }
}

const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>

const common: BuildOptions = {
  format: 'esm',
  target: 'es2022',
  // The command, too: what packages have for Node alone sets up stdin, only to know the folder that paths begin in.
  platform: 'neutral',
  mainFields: ['module', 'main'],
  splitting: true,
}

/** What users import, by the name in dist; their types are built, too. */
export const entries = {
  index: 'src/index.ts',
  'schema/index': 'src/schema/index.ts',
  'validate/index': 'src/validate/index.ts',
  'archive/index': 'src/archive/index.ts',
}

/**
 * What is imported: one build for all entries, so that PostError is the same class from each of them, and a file for every
 * module, so that bundlers leave out what is not used: they drop files that have no side effects, not parts of one.
 */
export const library: Bundle = {
  entries: modules(),
  options: {
    ...common,
    chunkNames: 'shared/[name]-[hash]',
    external: ['node:*', ...Object.keys({ ...dependencies, ...peerDependencies })],
    plugins: [ownFiles(), browserSafeGrayMatter(), oneReferenceTable()],
  },
}

/**
 * What is run: everything in a few files of its own. Loaded as packages, zod alone is a hundred modules, which Node opens
 * all at once: slow to start, and too many files for a shell with `ulimit -n 64`.
 */
export const commandLine: Bundle = {
  entries: {
    'cli/main': 'src/cli/main.ts',
    // What the threads of validate run; and what tinypool starts them with, where it looks for it: beside its own module.
    'cli/check-thread': 'src/cli/check-thread.ts',
    'cli/shared/entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
  },
  options: {
    ...common,
    chunkNames: 'cli/shared/[name]-[hash]',
    external: ['node:*', ...builtinModules],
    plugins: [browserSafeGrayMatter(), oneReferenceTable()],
  },
}

export const bundles = [library, commandLine]

/** Keeps the modules of src apart: imports between them stay imports. Of packages, what is bundled is. */
function ownFiles(): Plugin {
  return {
    name: 'own-files',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ importer, kind, path }) =>
        kind === 'entry-point' || importer.includes('node_modules') ? undefined : { path, external: true },
      )
    },
  }
}

/** Every module of src but those of the command line. */
function modules(): Record<string, string> {
  const paths = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  const names = paths
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/').replace(/\.ts$/, ''))
  return Object.fromEntries(names.filter((name) => !name.startsWith('cli/')).map((name) => [name, `src/${name}.ts`]))
}
