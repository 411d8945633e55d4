import { defineConfig, type Options } from 'tsup'
import { type Bundle, commandLine, entries, library } from './scripts/bundle.js'

function build({ entries: entry, options }: Bundle): Options {
  const { target, platform, splitting, plugins, mainFields, chunkNames, external } = options
  return {
    entry,
    format: 'esm',
    target: target as 'es2022',
    platform: platform as 'node' | 'neutral',
    splitting: splitting === true,
    // What it would say is one line of ten thousand letters and four hundred of file sizes.
    silent: true,
    esbuildPlugins: [...plugins!],
    // tsup would keep every dependency out; what is in and out is told in one place.
    noExternal: [/.*/],
    esbuildOptions(context) {
      Object.assign(context, { mainFields, chunkNames, external })
    },
  }
}

export default defineConfig([{ ...build(library), dts: { entry: entries } }, build(commandLine)])
