import { readFileSync } from 'node:fs'
import { defaultRules } from '../../src/validate/default-rules.js'
import type { Rule } from '../../src/validate/rule.js'
import { ruleFixtures } from './rule-fixtures.js'

/** How often each rule finds something in the corpus of real posts, by code. */
export type RuleCounts = { posts: number; rules: Record<string, { posts: number; findings: number }> }

export const countsFile = new URL('../corpus/rule-counts.json', import.meta.url)

function readCounts(): RuleCounts {
  return JSON.parse(readFileSync(countsFile, 'utf8')) as RuleCounts
}

/** The beginning of a rule's page, which says what the rule itself says. */
export function ruleHeader(rule: Rule): string {
  const { code, severity = 'warning', message = '', help } = rule
  const isFixable = ruleFixtures(code).some(({ fixed }) => fixed !== undefined)
  const facts = [
    `Severity: ${severity}`,
    rule.recommended === false ? 'only in `strict`' : 'in `recommended` and `strict`',
    ...(isFixable ? ['`--fix` mends it'] : []),
  ]
  const { posts, rules } = readCounts()
  const found = rules[code]?.posts ?? 0
  return `# ${code}\n\n${facts.join(' · ')} · ${share(found, posts)} of ${posts.toLocaleString('en')} real posts\n\n> ${message}\n> ${help}\n\n`
}

/** docs/rules/README.md, as it is to be. */
export function rulesPage(): string {
  const { posts, rules: counts } = readCounts()
  const rules: readonly Rule[] = defaultRules
  const rows = rules.map((rule) => {
    const { code, severity = 'warning', message = '' } = rule
    const isFixable = ruleFixtures(code).some(({ fixed }) => fixed !== undefined)
    const preset = rule.recommended === false ? 'strict' : 'recommended'
    return `| [${code}](${code}.md) | ${severity} | ${preset} | ${isFixable ? 'yes' : ''} | ${share(counts[code]?.posts ?? 0, posts)} | ${message} |`
  })
  return `# Rules

What \`postmatter validate\` checks besides what reading a post says (those are the [diagnostics](../diagnostics/README.md)).
\`strict\` holds every rule, \`recommended\` those that most archives want. 'Found in' is the share of ${posts.toLocaleString('en')} real posts from
four archives. [configuration.md](../configuration.md) tells how rules are set, suppressed and written.

| rule | severity | preset | fix | found in | message |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function share(found: number, posts: number): string {
  if (found === 0) return 'none'
  const percent = (100 * found) / posts
  return `${found.toLocaleString('en')} (${percent < 0.1 ? percent.toFixed(2) : percent.toFixed(1)} %)`
}
