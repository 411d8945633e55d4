import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { validateArchive } from '../../src/archive/validate-archive.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Config } from '../../src/validate/config.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import type { Rule } from '../../src/validate/rule.js'

export const rulesFolder = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url))

/** A post below fixtures/rules/<code>, and what its sidecar says of it; or a folder of posts for an archive rule. */
export type RuleFixture = {
  name: string
  file: string
  /** For rules that look at the name of the file. */
  path?: string
  /** Of the rule whose fixture it is. */
  options?: object
  /** Exactly what is found, as `line:column-line:column code`; in an archive, behind the path. */
  findings: string[]
  /** The post after its fixes. */
  fixed?: string
}

/** The fixtures of a rule. */
export function ruleFixtures(code: string): RuleFixture[] {
  const folder = `${rulesFolder}${code}/`
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((sidecar) => {
      const name = sidecar.replace(/\.json$/, '')
      const isFolder = existsSync(`${folder}${name}/`)
      const fixed = `${folder}${name}.fixed.md`
      return {
        name: `${code}/${name}`,
        file: isFolder ? `${folder}${name}/` : `${folder}${name}.md`,
        ...(JSON.parse(readFileSync(`${folder}${sidecar}`, 'utf8')) as Pick<RuleFixture, 'findings'>),
        ...(existsSync(fixed) && { fixed: readFileSync(fixed, 'utf8') }),
      }
    })
}

/** Every rule, with the options of one of them. */
export function everyRule(code?: string, options?: object): Config {
  const rules: readonly Rule[] = defaultRules
  return {
    extends: 'strict',
    rules: Object.fromEntries(
      rules.map((rule) => {
        const level = rule.severity ?? 'warning'
        return [rule.code, rule.code === code && options ? [level, options] : level]
      }),
    ),
  }
}

/** A diagnostic in one line, as sidecars have it. */
export function inShort({ code, position }: Diagnostic): string {
  if (!position) return code
  const { start, end } = position
  return `${start.line}:${start.column}-${end.line}:${end.column} ${code}`
}

/** What is found in a folder of posts, each line with its path. */
export async function findingsOfFolder(folder: string, config: Config): Promise<string[]> {
  const found: string[] = []
  for await (const { path, diagnostics } of validateArchive('.', { cwd: folder, config })) {
    found.push(...diagnostics.map((diagnostic) => `${path} ${inShort(diagnostic)}`))
  }
  return found
}
