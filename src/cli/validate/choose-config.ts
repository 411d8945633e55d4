import type { Config } from '../../validate/config.js'
import { loadConfig } from '../load-config.js'
import { noSuch, UsageError } from '../usage-error.js'

/** What the command line says of the configuration: plain data, by which other threads find the same one. */
export type ConfigChoice = { config?: string | undefined; preset?: string | undefined }

/**
 * The configuration of a run.
 *
 * @throws UsageError where there is none of that name, or it has mistakes.
 */
export async function chooseConfig({ config, preset }: ConfigChoice): Promise<Config> {
  if (preset === undefined) return loadConfig(config, '.')
  if (config !== undefined) {
    throw new UsageError('--preset and --config exclude one another: a configuration extends presets.')
  }
  if (preset === 'recommended' || preset === 'strict') return { extends: preset }
  throw noSuch('preset', preset, ['recommended', 'strict'])
}
