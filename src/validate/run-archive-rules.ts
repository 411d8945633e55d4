import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { errorMessage } from '../diagnostics/error-message.js'
import type { CompiledConfig } from './compile-config.js'
import { describeFinding } from './describe-finding.js'
import type { ArchiveRule, Fact } from './rule.js'

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

/** What the archive rules say when all posts have been read: diagnostics by path, without positions. */
export function runArchiveRules(
  config: CompiledConfig,
  facts: ArchiveFacts,
): { found: Diagnostic[]; failed: Diagnostic[] } {
  const found: Diagnostic[] = []
  const failed: Diagnostic[] = []
  for (const rule of config.archiveRules) {
    try {
      rule.check(contextOf(rule, config, facts, found))
    } catch (error) {
      failed.push(diagnose({ code: 'rule/failed', values: { rule: rule.code, reason: errorMessage(error) } }))
    }
  }
  return { found, failed }
}

function contextOf(rule: ArchiveRule, config: CompiledConfig, facts: ArchiveFacts, found: Diagnostic[]) {
  return {
    posts: facts.of(rule.code),
    options: config.settingsFor(undefined).rules.find((active) => active.rule === rule)?.options,
    report({ path, ...finding }) {
      const active = config.settingsFor(path).rules.find((candidate) => candidate.rule === rule)
      if (active) found.push(describeFinding(active, finding, path))
    },
  } satisfies Parameters<ArchiveRule['check']>[0]
}
