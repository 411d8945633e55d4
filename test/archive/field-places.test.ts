import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldPlaces, numbersOfPlaces, placeByNumbers } from '../../src/archive/field-places.js'
import { placeFindings } from '../../src/archive/place-findings.js'
import { digestOf } from '../../src/archive/read-file-bytes.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { parseDocument } from '../../src/index.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const about = (field?: string): Diagnostic => ({
  code: 'archive/same-title',
  severity: 'warning',
  message: 'Another post has it.',
  ...(field && { field: field.split('.') }),
  file: 'a.md',
})

/** What is said when the file is read once more. */
function placedByReading(file: string, source: string, found: Diagnostic[]) {
  writeFileSync(file, source)
  return placeFindings({ path: 'a.md', digest: digestOf(source), found }, file, ['archive/same-title'])
}

test('findings have the places that reading the file again gives them', () => {
  const file = join(temporaryFolder({}), 'a.md')
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '“', ' ', '\\', '"', ':', '#') })
  const fields = fc.constantFrom('frontMatter.title', 'frontMatter.from', 'html', undefined)
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '<p>') }),
      fc.array(fields),
      (title, html, asked) => {
        const source = feedPost({ title, html })
        const found = asked.map(about)
        const { source: _, ...read } = placedByReading(file, source, found)
        const places = fieldPlaces(parseDocument(source))!
        expect(places).toHaveLength(numbersOfPlaces)
        expect(placeByNumbers('a.md', found, places)).toEqual(read)
      },
    ),
  )
})

test('what is said of another value, or may be hidden by a comment, needs the file', () => {
  const source = feedPost({})
  const places = fieldPlaces(parseDocument(source))!
  const found = [about('html'), about('frontMatter.tags')]
  expect(placeByNumbers('a.md', found, places)).toBeUndefined()
  const hiding = source.replace('---\n', '---\n# postmatter-disable archive/same-title\n')
  expect(fieldPlaces(parseDocument(hiding))).toBeUndefined()
  expect(placedByReading(join(temporaryFolder({}), 'a.md'), hiding, [about('html')])).toMatchObject({
    diagnostics: [],
    suppressed: 1,
  })
})
