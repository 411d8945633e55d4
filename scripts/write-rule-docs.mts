// Counts what every rule finds in the corpus (where there is one), and writes what follows from the rules: the counts, the
// first lines of every rule's page, and docs/rules/README.md. Pages that do not exist yet are begun.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultRules } from '../src/validate/default-rules.js'
import type { Rule } from '../src/validate/rule.js'
import { corpusFolder } from '../test/support/needs.js'
import { countRules } from '../test/support/rule-counts.js'
import { countsFile, ruleHeader, rulesPage } from '../test/support/rule-pages.js'

const rules: readonly Rule[] = defaultRules
if (corpusFolder && !process.argv.includes('--no-count')) {
  writeFileSync(countsFile, `${JSON.stringify(await countRules(corpusFolder), null, 2)}\n`)
}
for (const rule of rules) {
  const file = fileURLToPath(new URL(`../docs/rules/${rule.code}.md`, import.meta.url))
  mkdirSync(dirname(file), { recursive: true })
  const page = existsSync(file) ? readFileSync(file, 'utf8') : ''
  // The header ends with the quoted message.
  const rest = page.replace(/^# [^\n]*\n\n[^\n]*\n\n(?:>[^\n]*\n)+\n/, '')
  writeFileSync(file, ruleHeader(rule) + rest)
}
writeFileSync(fileURLToPath(new URL('../docs/rules/README.md', import.meta.url)), rulesPage())
