// Writes the steps of cleaning with an example each into docs/cleaning.md: `npx tsx scripts/write-cleaning-docs.mts`.
// test/transform/cleaning-docs.test.ts proves that they are fresh.
import { readFileSync, writeFileSync } from 'node:fs'
import { writeSteps } from '../test/support/cleaning-fixtures.js'

const page = new URL('../docs/cleaning.md', import.meta.url)
writeFileSync(page, writeSteps(readFileSync(page, 'utf8')))
