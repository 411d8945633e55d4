import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { validateArchive } from '../../src/archive/validate-archive.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { ArchiveFacts } from '../../src/validate/archive-facts.js'
import { compileConfig } from '../../src/validate/compile-config.js'
import type { Config } from '../../src/validate/config.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import type { Rule } from '../../src/validate/rule.js'
import { runArchiveRules } from '../../src/validate/run-archive-rules.js'
import { validatePost } from '../../src/validate/validate-post.js'

export const rulesFolder = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url))

/** A post below fixtures/rules/<code>, and what its sidecar says of it; or a folder of posts for an archive rule. */
export type RuleFixture = {
  name: string
  file: string
  /** For rules that look at the name of the file. */
  path?: string
  /** In a folder: the paths that the posts are to have, by their names; those of the files where it is missing. */
  paths?: Record<string, string>
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

/** Every rule there is, at its own level. */
export function everyRule(): Config {
  return { extends: 'strict' }
}

/** What a fixture is checked by: all recommended rules, and the one whose fixture it is. */
export function rulesFor(code: string, options?: object): Config {
  const rules: readonly Rule[] = defaultRules
  const level = rules.find((rule) => rule.code === code)?.severity ?? 'warning'
  return { extends: 'recommended', rules: { [code]: options ? [level, options] : level } } as Config
}

/** A diagnostic in one line, as sidecars have it. */
export function inShort({ code, position }: Diagnostic): string {
  if (!position) return code
  const { start, end } = position
  return `${start.line}:${start.column}-${end.line}:${end.column} ${code}`
}

/** What is found in a folder of posts, each line with its path. */
export async function findingsOfFolder({ file, paths }: RuleFixture, config: Config): Promise<string[]> {
  if (paths) return findingsOfPaths(file, paths, config)
  const found: string[] = []
  for await (const { path, diagnostics } of validateArchive('.', { cwd: file, config })) {
    found.push(...diagnostics.map((diagnostic) => `${path} ${inShort(diagnostic)}`))
  }
  return found
}

/** The same for paths that not every file system can hold side by side. */
function findingsOfPaths(folder: string, paths: Record<string, string>, config: Config): string[] {
  const facts = new ArchiveFacts()
  const found = Object.entries(paths).flatMap(([name, path]) => {
    const validation = validatePost(readFileSync(`${folder}${name}`, 'utf8'), { config, path })
    facts.add(path, validation.facts)
    return validation.diagnostics
  })
  for (const { found: some } of runArchiveRules(compileConfig(config), facts).found) found.push(...some)
  return found.map((diagnostic) => `${diagnostic.file} ${inShort(diagnostic)}`)
}
