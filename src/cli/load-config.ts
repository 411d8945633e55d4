import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorMessage } from '../diagnostics/error-message.js'
import { PostError } from '../diagnostics/post-error.js'
import { compileConfig } from '../validate/compile-config.js'
import type { Config } from '../validate/config.js'
import { lendPackages } from './lend-packages.js'
import { UsageError } from './usage-error.js'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `postmatter.config.${ending}`)

/**
 * The configuration of a run: of the file that is named, else of the one in the folder; the preset `recommended` where there
 * is none.
 *
 * @throws UsageError for a file that cannot be read or that has mistakes.
 */
export async function loadConfig(named: string | undefined, folder: string): Promise<Config> {
  const file = findConfig(named, folder)
  if (file === undefined) return {}
  const config = (file.endsWith('.json') ? readJson(file) : await importConfig(file)) as Config
  try {
    compileConfig(config)
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    const faults = error.diagnostics.map(({ message, help }) => `  ${message}\n  ${help}`)
    throw new UsageError(`${file} cannot be used.\n${faults.join('\n')}`)
  }
  return config
}

/**
 * The file that is named, or the one that lies in the folder; undefined where there is none.
 *
 * @throws UsageError where the named one does not exist, or several lie there.
 */
export function findConfig(named: string | undefined, folder: string): string | undefined {
  if (named !== undefined) {
    const file = resolve(folder, named)
    if (!existsSync(file)) throw new UsageError(`There is no configuration file ${named}.`)
    return file
  }
  const found = names.map((name) => resolve(folder, name)).filter((file) => existsSync(file))
  if (found.length > 1)
    throw new UsageError(`There are several configuration files; choose one with --config: ${found.join(', ')}.`)
  return found[0]
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${(error as Error).message}.`)
  }
}

async function importConfig(file: string): Promise<unknown> {
  lendPackages(file)
  try {
    return configOf(await import(pathToFileURL(file).href), file)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION') return importTypeScript(file)
    throw cannotLoad(file, error)
  }
}

type Jiti = { createJiti(id: string): { import(file: string): Promise<unknown> } }

/** Node reads TypeScript by itself from 22.18 on; before, jiti does it, where the project has it. */
async function importTypeScript(file: string): Promise<unknown> {
  let jiti: Jiti
  try {
    jiti = createRequire(file)('jiti') as Jiti
  } catch {
    throw new UsageError(
      `${file}: Node ${process.versions.node} does not read TypeScript. Use Node 22.18 or later, write the file in JavaScript, or install jiti (npm install --save-dev jiti).`,
    )
  }
  try {
    return configOf(await jiti.createJiti(file).import(file), file)
  } catch (error) {
    throw cannotLoad(file, error)
  }
}

function cannotLoad(file: string, error: unknown): UsageError {
  const { code } = Object(error) as { code?: unknown }
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  const help = isMissing
    ? ' Install what the configuration imports before it runs (npm ci), or use postmatter.config.json.'
    : ''
  return new UsageError(`${file} cannot be loaded: ${errorMessage(error).replace(/\.$/, '')}.${help}`)
}

function configOf(module: unknown, file: string): unknown {
  const config = (module as { default?: unknown }).default
  if (config === undefined)
    throw new UsageError(`${file} exports no configuration: write \`export default defineConfig({ … })\`.`)
  return config
}
