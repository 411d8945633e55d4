import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/** An esbuild plugin by which the writer of Markdown looks character references up where the parser of HTML does. */
export function oneReferenceTable(): Plugin {
  const path = fileURLToPath(new URL('decode-named-character-reference.ts', import.meta.url))
  return {
    name: 'one-reference-table',
    setup(build) {
      build.onResolve({ filter: /^decode-named-character-reference$/ }, () => ({ path, sideEffects: false }))
    },
  }
}
