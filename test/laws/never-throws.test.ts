import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPost, PostError, parseDocument, safeParsePost } from '../../src/index.js'
import { text } from '../support/arbitrary-post.js'
import { base } from '../support/arbitrary-source.js'

const runs = { numRuns: 3_000 }

/** Strings that are almost posts: pieces of one in any order, cut anywhere. */
const pieces = fc.constantFrom(
  ...[
    '---',
    '---\n',
    '----\n',
    '---js\n',
    '\n',
    '\r\n',
    '\r',
    '\uFEFF',
    'title: "',
    '"\n',
    'date: ',
    '2020-02-30',
    'tags: [',
    ']',
    '{',
    '}',
  ],
  ...[
    '<!--',
    '0',
    'NaN',
    '-->',
    '[',
    '](',
    ')',
    '------',
    '<div>',
    '</div>',
    ': ',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!!int ',
    '|\n',
    '>\n',
    '\\',
    '\ud800',
  ],
)
const almost = fc.array(fc.oneof(pieces, text), { maxLength: 30 }).map((parts) => parts.join(''))
const cutBase = fc.tuple(base, fc.nat()).map(([source, cut]) => source.slice(0, cut % (source.length + 1)))
const anything = fc.oneof(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), almost, cutBase)

describe('any string at all', () => {
  test('becomes a document that keeps every unit', () => {
    fc.assert(
      fc.property(anything, (source) => String(parseDocument(source)) === source),
      runs,
    )
  })

  test('is read without a throw, and a failure has an error with code, message, help and a position inside of it', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const result = safeParsePost(source)
        if (result.success) return
        expect(result.error).toBeInstanceOf(PostError)
        expect(result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
        for (const { message, help, position } of result.diagnostics) {
          expect(message).not.toMatch(/\{\w+\}/)
          expect(help).toBeTruthy()
          expect(position!.start.offset).toBeGreaterThanOrEqual(0)
          expect(position!.end.offset).toBeLessThanOrEqual(source.length)
          expect(position!.end.offset).toBeGreaterThanOrEqual(position!.start.offset)
        }
      }),
      runs,
    )
  })

  test('is formatted or refused with a PostError', () => {
    fc.assert(
      fc.property(anything, (source) => {
        try {
          formatPost(source)
        } catch (error) {
          expect(error).toBeInstanceOf(PostError)
        }
      }),
      runs,
    )
  })
})
