// The table of docs/body.md that says which markup each recogniser knows, from fixtures/body: this script puts it there, and
// test/body/fixtures.test.ts proves it fresh.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type BodyFixture, bodyFixtures, descriptionOf, isNegative } from '../test/support/body-fixtures.js'

const page = new URL('../docs/body.md', import.meta.url)
const begin = '<!-- begin of what scripts/body-fixture-table.mts writes -->'
const end = '<!-- end -->'

/** The page as it stands, and with the table of the fixtures as they are. */
export function fixturePages(): { now: string; fresh: string } {
  const now = readFileSync(page, 'utf8')
  const start = now.indexOf(begin) + begin.length
  return {
    now,
    fresh: `${now.slice(0, start)}\n\n${bodyFixtureTable(bodyFixtures())}\n\n${now.slice(now.indexOf(end, start))}`,
  }
}

function bodyFixtureTable(fixtures: readonly BodyFixture[]): string {
  const rows = fixtures.map((fixture) => {
    const { recognizer, name } = fixture
    const markup = (descriptionOf(fixture) ?? '').replaceAll('|', '\\|')
    return `| ${recognizer} | ${isNegative(fixture) ? `left alone: ${markup}` : markup} | [${name}](../fixtures/body/${recognizer}/${name}.html) |`
  })
  return ['| recogniser | markup | fixture |', '|---|---|---|', ...rows].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) writeFileSync(page, fixturePages().fresh)
