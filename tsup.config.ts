import { defineConfig } from 'tsup'
import { bundleOptions, entries } from './scripts/bundle.js'

const { format, target, platform, splitting, plugins, mainFields, chunkNames, external } = bundleOptions

// One build for all entries: what they share stands in shared/, so that PostError is the same class from each of them.
export default defineConfig({
  entry: entries,
  format,
  target,
  platform,
  splitting,
  esbuildPlugins: [...plugins],
  esbuildOptions(options) {
    options.mainFields = [...mainFields]
    options.chunkNames = chunkNames
    options.external = [...external]
  },
  dts: { entry: Object.fromEntries(Object.entries(entries).filter(([name]) => name !== 'cli/main')) },
  clean: true,
})
