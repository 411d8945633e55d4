import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { errorMessage } from '../diagnostics/error-message.js'
import type { ActiveRule, CompiledConfig } from './compile-config.js'
import { describeFinding } from './describe-finding.js'
import type { ArchiveContext, ArchiveRule, Fact } from './rule.js'

/** What archive rules keep of the posts of a run: a list for each rule, as long as there are posts. */
export class ArchiveFacts {
  readonly #paths: string[] = []
  readonly #facts = new Map<string, (Fact | undefined)[]>()

  /** Adds what the rules kept of a post. */
  add(path: string, facts: Readonly<Record<string, Fact>>): void {
    for (const [code, fact] of Object.entries(facts)) {
      const column = this.#facts.get(code) ?? []
      column[this.#paths.length] = fact
      this.#facts.set(code, column)
    }
    this.#paths.push(path)
  }

  /** The posts of which a rule kept something. */
  of(code: string): { path: string; fact: Fact }[] {
    const column = this.#facts.get(code) ?? []
    return this.#paths.flatMap((path, index) => {
      const fact = column[index]
      return fact === undefined ? [] : [{ path, fact }]
    })
  }
}

/** What archive rules say of a post: diagnostics without positions. */
export type FoundInArchive = { path: string; found: Diagnostic[] }

type Finding = Parameters<ArchiveContext['report']>[0]

/**
 * What the archive rules say when all posts have been read, by post; and which of them failed. The findings become diagnostics as they are
 * gone through: where every post repeats another one, all of them would take more memory than everything else.
 */
export function runArchiveRules(
  config: CompiledConfig,
  facts: ArchiveFacts,
): { found: Iterable<FoundInArchive>; failed: Diagnostic[] } {
  const groups = new Map<string, { active: ActiveRule; finding: Finding }[]>()
  const failed: Diagnostic[] = []
  const report = (active: ActiveRule, finding: Finding) => {
    const group = groups.get(finding.path)
    if (group) group.push({ active, finding })
    else groups.set(finding.path, [{ active, finding }])
  }
  for (const rule of config.archiveRules) {
    try {
      rule.check(contextOf(rule, config, facts, report))
    } catch (error) {
      failed.push(diagnose({ code: 'rule/failed', values: { rule: rule.code, reason: errorMessage(error) } }))
    }
  }
  return { found: { [Symbol.iterator]: () => describe(groups) }, failed }
}

function* describe(groups: ReadonlyMap<string, { active: ActiveRule; finding: Finding }[]>): Generator<FoundInArchive> {
  for (const [path, group] of groups) {
    yield { path, found: group.map(({ active, finding }) => describeFinding(active, finding, path)) }
  }
}

function contextOf(
  rule: ArchiveRule,
  config: CompiledConfig,
  facts: ArchiveFacts,
  report: (active: ActiveRule, finding: Finding) => void,
) {
  return {
    posts: facts.of(rule.code),
    options: config.settingsFor(undefined).rules.find((active) => active.rule === rule)?.options,
    report(finding) {
      const active = config.settingsFor(finding.path).rules.find((candidate) => candidate.rule === rule)
      if (active) report(active, finding)
    },
  } satisfies Parameters<ArchiveRule['check']>[0]
}
