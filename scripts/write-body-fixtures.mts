/**
 * Writes the goldens of fixtures/body, from what the recognisers find today: a `.json` beside every `.html`. Only ever run
 * by hand:
 *
 *     npx tsx scripts/write-body-fixtures.mts [part of a fixture's path]
 *
 * It writes down what is, not what should be: read `git diff fixtures/body` afterwards before you keep it.
 */
import { writeFileSync } from 'node:fs'
import { bodyFixtures, recognizedIn } from '../test/support/body-fixtures.js'

const wanted = process.argv[2] ?? ''

for (const { recognizer, name, html, golden } of bodyFixtures()) {
  if (!`${recognizer}/${name}`.includes(wanted)) continue
  writeFileSync(golden, `${JSON.stringify(recognizedIn(html), null, 2)}\n`)
}
