import { existsSync, readFileSync } from 'node:fs'
import type { BuildOptions } from 'esbuild'
import { browserSafeGrayMatter } from './browser-safe-gray-matter.js'

/** A build of dist: its entries (name in dist, and source) and what esbuild is told. */
export type Bundle = {
  entries: Record<string, string>
  options: BuildOptions & { external: string[]; chunkNames: string }
}

const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>

const common: BuildOptions = { format: 'esm', target: 'es2022', mainFields: ['module', 'main'], splitting: true }

/** What is imported: one build for all entries, so that PostError is the same class from each of them. */
export const library: Bundle = {
  entries: existing({
    index: 'src/index.ts',
    'schema/index': 'src/schema/index.ts',
    'validate/index': 'src/validate/index.ts',
    'archive/index': 'src/archive/index.ts',
  }),
  options: {
    ...common,
    platform: 'neutral',
    chunkNames: 'shared/[name]-[hash]',
    external: ['node:*', ...Object.keys({ ...dependencies, ...peerDependencies })],
    plugins: [browserSafeGrayMatter()],
  },
}

/**
 * What is run: everything in a few files of its own. Loaded as packages, zod alone is a hundred modules, which Node opens
 * all at once: slow to start, and too many files for a shell with `ulimit -n 64`.
 */
export const commandLine: Bundle = {
  entries: existing({
    'cli/main': 'src/cli/main.ts',
    // What the threads of validate run; and what tinypool starts them with, where it looks for it: beside its own module.
    'cli/check-thread': 'src/cli/check-thread.ts',
    'cli/shared/entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
  }),
  options: {
    ...common,
    platform: 'node',
    chunkNames: 'cli/shared/[name]-[hash]',
    external: [],
    plugins: [browserSafeGrayMatter()],
  },
}

export const bundles = [library, commandLine]

function existing(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, source]) => existsSync(new URL(`../${source}`, import.meta.url))),
  )
}
