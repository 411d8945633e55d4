/** Prints the table of docs/body.md that says which markup each recogniser knows, from fixtures/body. */
import { type BodyFixture, bodyFixtures, descriptionOf, isNegative } from '../test/support/body-fixtures.js'

console.log(bodyFixtureTable(bodyFixtures()))

function bodyFixtureTable(fixtures: readonly BodyFixture[]): string {
  const rows = fixtures.map((fixture) => {
    const { recognizer, name } = fixture
    const markup = (descriptionOf(fixture) ?? '').replaceAll('|', '\\|')
    return `| ${recognizer} | ${isNegative(fixture) ? `left alone: ${markup}` : markup} | [${name}](../fixtures/body/${recognizer}/${name}.html) |`
  })
  return ['| recogniser | markup | fixture |', '|---|---|---|', ...rows].join('\n')
}
