import { existsSync, readFileSync } from 'node:fs'
import type { BuildOptions } from 'esbuild'
import { browserSafeGrayMatter } from './browser-safe-gray-matter.js'

const allEntries = {
  index: 'src/index.ts',
  'schema/index': 'src/schema/index.ts',
  'archive/index': 'src/archive/index.ts',
  'cli/main': 'src/cli/main.ts',
}

/** The entries of the package: name in dist, and source. */
export const entries: Record<string, string> = Object.fromEntries(
  Object.entries(allEntries).filter(([, source]) => existsSync(new URL(`../${source}`, import.meta.url))),
)

const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>

/** What esbuild is told by tsup and by the scripts that look into the bundle, so that both see the same one. */
export const bundleOptions = {
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  chunkNames: 'shared/[name]-[hash]',
  splitting: true,
  external: ['node:*', ...Object.keys({ ...dependencies, ...peerDependencies })],
  plugins: [browserSafeGrayMatter()],
} as const satisfies BuildOptions
