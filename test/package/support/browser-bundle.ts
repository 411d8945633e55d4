import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './package.js'

/** What a bundler makes for a browser, without configuration. */
export type BrowserBundle = {
  text: string
  /** Bytes, compressed as servers do. */
  gzipped: number
  /** The packages in it, and the files of dist without their ending. */
  modules: string[]
  /** Bytes of each, before compression. */
  weights: Map<string, number>
}

/** Bundles a program for a browser. It imports what is built, as `./dist/index.js`. */
export async function bundleForBrowser(contents: string, external: string[] = []): Promise<BrowserBundle> {
  const { outputFiles, metafile, warnings } = await build({
    stdin: { contents, resolveDir: root },
    outfile: 'bundle.js',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    external,
    logLevel: 'silent',
  })
  // Files import a shared one for the order only; bundlers may drop that, as nothing in it has side effects.
  const unexpected = warnings.filter(({ id }) => id !== 'ignored-bare-import')
  if (unexpected.length > 0) throw new Error(unexpected.map(({ text }) => text).join('\n'))
  const weights = new Map<string, number>()
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0]!.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.replace(/^dist\/|\.js$/g, '')
    if (bytesInOutput > 0) weights.set(name, (weights.get(name) ?? 0) + bytesInOutput)
  }
  const text = outputFiles[0]!.text
  return { text, gzipped: gzipSync(text, { level: 9 }).length, modules: [...weights.keys()], weights }
}
