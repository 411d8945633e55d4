import { describe, expect, test } from 'vitest'
import {
  type AnnotationData,
  annotateBody,
  defaultRecognizers,
  defineRecognizer,
  images,
  PostError,
  parseBody,
} from '../../src/index.js'

const quote: AnnotationData = { type: 'figure', kind: 'quote', images: [] }
const define = (change: object) => defineRecognizer({ name: 'my', match: 'p', annotate: () => quote, ...change })

describe('a recogniser', () => {
  test.each<[unknown, string]>([
    ['p.a', '"p.a"'],
    ['p > b', '"p > b"'],
    ['#id', '"#id"'],
    ['[data-x]', '"[data-x]"'],
    ['.a.b', '".a.b"'],
    ['.a .b', '".a .b"'],
    ['.a,.b', '".a,.b"'],
    ['ASIDE', '"ASIDE"'],
    ['', '""'],
    ['.', '"."'],
    [/a/g, '/a/g'],
    [/a/y, '/a/y'],
    [['p', 'p.a'], '"p.a"'],
    [[], 'nothing'],
    [undefined, 'undefined'],
    [() => true, '() => true'],
  ])('that no element can match is refused: %o', (match, shown) => {
    expect(() => define({ match })).toThrow(TypeError)
    expect(() => define({ match })).toThrow(
      `The recogniser my cannot match ${shown}: a match is a tag name in small letters ('figure'), the name of one class`,
    )
  })

  test.each(['p', 'h2', 'my-card', 'foreignObject', '.wp-caption', '.md:w-1/2', '.字', '*', /^share-/i, ['p', /a/]])(
    'may match %o',
    (match) => {
      expect(define({ match })).toMatchObject({ match })
    },
  )

  test('has a name and a function', () => {
    expect(() => define({ name: '' })).toThrow('A recogniser has a name')
    expect(() => define({ annotate: undefined })).toThrow('The recogniser my has no function annotate.')
  })

  test('that was made without defineRecognizer is looked at when it is used', () => {
    const recognizers = [{ name: 'my', match: '#id', annotate: () => quote }]
    expect(() => parseBody('<p>', { recognizers })).toThrow('The recogniser my cannot match "#id"')
  })
})

function errorOf(act: () => unknown): PostError {
  try {
    act()
  } catch (error) {
    if (error instanceof PostError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a recogniser that fails', () => {
  const cause = new TypeError('no such thing.')
  const crash = define({
    annotate() {
      throw cause
    },
  })

  test('is named, with the element and its place', () => {
    const error = errorOf(() => parseBody('<div>\n<p>Fog', { recognizers: [crash], positions: true }))
    expect(error.message).toBe('2:1 The recogniser my failed at p: no such thing. [body/recognizer-failed]')
    expect(error.diagnostics).toMatchObject([
      { code: 'body/recognizer-failed', position: { start: { line: 2, column: 1 } } },
    ])
    expect(error.cause).toBe(cause)
    expect(errorOf(() => parseBody('<p>', { recognizers: [crash] })).diagnostics[0]!.position).toBeUndefined()
  })

  test('is the one that speaks later, too', () => {
    const later = define({
      name: 'later',
      match: 'img',
      annotate(
        _: unknown,
        { parents, annotateLater }: { parents: never[]; annotateLater: (...all: unknown[]) => void },
      ) {
        annotateLater(parents.at(-1), () => {
          throw cause
        })
      },
    })
    const other = define({ name: 'other', match: 'b', annotate: () => undefined })
    const error = errorOf(() => parseBody('<p><img><b></b></p>', { recognizers: [later, other] }))
    expect(error.message).toMatch(/^The recogniser later failed at p:/)
  })

  test('may have given a promise, or something else that is no annotation', async () => {
    const giving = (data: unknown) =>
      errorOf(() => parseBody('<p>', { recognizers: [define({ annotate: () => data })] })).message
    expect(giving(Promise.reject(cause))).toMatch(/my failed at p: it returned a promise/)
    expect(giving({ kind: 'quote' })).toMatch(/my failed at p: what it returned is no annotation/)
    // A rejection that nobody takes would fail this run of the tests.
    await new Promise((resolve) => setTimeout(resolve))
  })

  test('is none where the tree itself is broken', () => {
    expect(() => annotateBody({ type: 'root' } as never, { recognizers: defaultRecognizers })).toThrow(TypeError)
    expect(images(parseBody('<img>'))).toHaveLength(1)
  })
})
