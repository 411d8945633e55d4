// Shows findings of rules in the corpus, those of the first twenty posts by the hash of their path: `npx tsx
// scripts/sample-findings.mts timestamp/mismatch 20`. What was looked at is recorded in test/labels/rule-findings.json.
import { createHash } from 'node:crypto'
import { validateArchive } from '../src/archive/validate-archive.js'
import { excerptOf } from '../src/cli/excerpt.js'
import { corpusFolder } from '../test/support/needs.js'
import { corpusNow } from '../test/support/rule-counts.js'

const [code = '', count = '20'] = process.argv.slice(2)
if (!corpusFolder) throw new Error('There is no corpus here.')
const found: { key: string; text: string }[] = []
for await (const { path, diagnostics, source = '' } of validateArchive('.', {
  cwd: corpusFolder,
  // That rule alone, so that bodies are parsed only where it needs them.
  config: { extends: [], rules: { [code]: 'warning' } },
  now: corpusNow,
})) {
  // One finding a post: the others are mostly of its kind.
  const finding = diagnostics.find((diagnostic) => diagnostic.code === code)
  if (!finding) continue
  const { position, message } = finding
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 16)
  const excerpt = position ? excerptOf(source, position, 160) : { text: '', marker: '' }
  found.push({
    key: createHash('sha256').update(path).digest('hex'),
    text: `${hash}:${position?.start.offset ?? ''}  ${path}\n    ${message}\n    ${excerpt.text}\n    ${excerpt.marker}`,
  })
}
found.sort((a, b) => (a.key < b.key ? -1 : 1))
console.log(`${found.length} posts have ${code}`)
for (const { text } of found.slice(0, Number(count))) console.log(text)
