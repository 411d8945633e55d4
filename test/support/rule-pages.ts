import { readFileSync } from 'node:fs'
import type { DiagnosticCode } from '../../src/diagnostics/catalogue.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import type { Rule } from '../../src/validate/rule.js'
import { ruleFixtures } from './rule-fixtures.js'

/** How often each rule finds something in the corpus of real posts, by code. */
export type RuleCounts = { posts: number; rules: Record<string, { posts: number; findings: number }> }

export const countsFile = new URL('../corpus/rule-counts.json', import.meta.url)

export const costsFile = new URL('../corpus/rule-costs.json', import.meta.url)

/** What each rule costs, in percent of reading a post, and why where that is much (bench/rule-costs.mts). */
export function readCosts(): { shares: Record<string, number>; reasons: Record<string, string> } {
  return JSON.parse(readFileSync(costsFile, 'utf8'))
}

/** What more than this share of the real posts has needs a reason. */
const often = 0.01

export function readCounts(): RuleCounts {
  return JSON.parse(readFileSync(countsFile, 'utf8')) as RuleCounts
}

/** Why a rule finds something in so many posts, by code. */
export function readReasons(): Record<string, string> {
  return JSON.parse(readFileSync(new URL('../corpus/rule-reasons.json', import.meta.url), 'utf8'))
}

/** The codes that need a reason. */
export function codesFoundOften(): string[] {
  const { posts, rules } = readCounts()
  return Object.keys(rules).filter((code) => rules[code]!.posts > often * posts)
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
  const { shares, reasons } = readCosts()
  const rules: readonly Rule[] = defaultRules
  const rows = rules.map((rule) => {
    const { code, severity = 'warning', message = '' } = rule
    const isFixable = ruleFixtures(code).some(({ fixed }) => fixed !== undefined)
    const preset = rule.recommended === false ? 'strict' : 'recommended'
    return `| [${code}](${code}.md) | ${severity} | ${preset} | ${isFixable ? 'yes' : ''} | ${share(counts[code]?.posts ?? 0, posts)} | ${shares[code]} % | ${message} |`
  })
  return `# Rules

What \`postmatter validate\` checks besides what reading a post says (those are the [diagnostics](../diagnostics/README.md)).
\`strict\` holds every rule, \`recommended\` those that most archives want. 'Found in' is the share of ${posts.toLocaleString('en')} real posts from
four archives, 'cost' the CPU time that the rule takes of them beside that of reading them (parsePost and parseBody). [configuration.md](../configuration.md) tells how rules are set, suppressed and written.

| rule | severity | preset | fix | found in | cost | message |
|---|---|---|---|---|---:|---|
${rows.join('\n')}

## What is found often

Why a rule finds something in more than ${100 * often} % of the real posts:

${codesFoundOften()
  .map((code) => `- [${code}](${code}.md), ${share(counts[code]!.posts, posts)}: ${readReasons()[code]}`)
  .join('\n')}

## What costs much

Rules that need the body (most of \`body/\`, \`figure/\`, \`furniture/\`, \`html/\`, \`image/\`, \`unsafe/\` and \`url/\`) share one parse of it, and
where none of them runs, no html is parsed. Why a rule costs more than a tenth of the reading:

${Object.entries(reasons)
  .map(([code, reason]) => `- [${code}](${code}.md): ${reason}`)
  .join('\n')}

## Errors

An error makes a post invalid: a reader or a program is misled or endangered. Every diagnostic of reading that makes a post malformed is
one. Of the rules, these are, and so often they find something in the real posts:

${rules
  .filter(({ severity }) => severity === 'error')
  .map(({ code }) => `- [${code}](${code}.md): ${share(counts[code]?.posts ?? 0, posts)}`)
  .join('\n')}

## What reading itself says

These have no rule, because a post that has them is not read, or read with a warning, by everything in postmatter:

| of | diagnostics |
|---|---|
${readingTable}
`
}

// Of every topic that somebody would look for among the rules.
const readingTopics: [topic: string, codes: DiagnosticCode[]][] = [
  [
    'YAML that cannot be read',
    [
      'front-matter/invalid-yaml',
      'front-matter/unescaped-quote',
      'front-matter/bad-escape',
      'front-matter/unclosed',
      'front-matter/malformed-fence',
      'front-matter/missing',
    ],
  ],
  [
    'YAML that a post cannot carry',
    ['front-matter/alias', 'front-matter/custom-tag', 'front-matter/merge-key', 'front-matter/fence-language'],
  ],
  [
    'keys',
    [
      'front-matter/missing-key',
      'front-matter/duplicate-key',
      'front-matter/proto-key',
      'front-matter/builtin-key',
      'front-matter/integer-key',
    ],
  ],
  ['values that do not fit the schema', ['front-matter/invalid-value', 'front-matter/invalid-url']],
  ['control characters and tabs', ['front-matter/control-character', 'front-matter/tab-indentation', 'encoding/nul']],
  ['dates that are none, or do not exist', ['date/invalid', 'date/nonexistent']],
  [
    'a preamble that is malformed',
    [
      'preamble/invalid-timestamp',
      'preamble/missing-source-link',
      'preamble/invalid-source-link',
      'preamble/missing-underline',
    ],
  ],
  [
    'encoding, byte order mark, line endings',
    ['encoding/invalid-utf8', 'encoding/lone-surrogate', 'encoding/byte-order-mark', 'encoding/carriage-return'],
  ],
  ['bodies that nest too deep or multiply', ['body/too-deep', 'body/too-many-elements']],
]

const readingTable = readingTopics
  .map(([topic, codes]) => `| ${topic} | ${codes.map((code) => `[${code}](../diagnostics/${code}.md)`).join(', ')} |`)
  .join('\n')

function share(found: number, posts: number): string {
  if (found === 0) return 'none'
  const percent = (100 * found) / posts
  return `${found.toLocaleString('en')} (${percent < 0.1 ? percent.toFixed(2) : percent.toFixed(1)} %)`
}
