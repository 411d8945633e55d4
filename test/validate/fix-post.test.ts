import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument, safeParsePost } from '../../src/index.js'
import { type Config, defineRule, fixPost, type Rule, validatePost } from '../../src/validate/index.js'
import { anySource } from '../support/any-source.js'
import { feedPost } from '../support/feed-post.js'

/** A rule that finds every place of a text, and replaces it. */
const replaces = (code: string, find: string, text: string) =>
  defineRule({
    code,
    needs: 'source',
    message: `${code} found something`,
    check({ source, report }) {
      for (let at = source.indexOf(find); at !== -1; at = source.indexOf(find, at + 1)) {
        const range = { start: at, end: at + find.length }
        report({ range, fix: [{ ...range, text }] })
      }
    },
  })
const running = (...customRules: Rule[]) =>
  ({ extends: [], customRules, rules: Object.fromEntries(customRules.map(({ code }) => [code, 'warning'])) }) as Config

describe('fixPost', () => {
  test('applies every fix, and changes nothing else', () => {
    const source = feedPost({ html: '<p>fog and fog</p>' })
    const { document, fixed, validation } = fixPost(source, { config: running(replaces('test/a', 'fog', 'mist')) })
    expect(document.source).toBe(source.replaceAll('fog', 'mist'))
    expect([fixed, validation.diagnostics]).toEqual([2, []])
  })

  test('leaves what overlaps to the next round', () => {
    const config = running(replaces('test/a', 'ab', 'x'), replaces('test/b', 'bc', 'y'))
    expect(fixPost(feedPost({ html: 'abc bc' }), { config }).document.source).toBe(feedPost({ html: 'xc y' }))
  })

  test('ends where two rules undo one another', () => {
    const config = running(replaces('test/a', 'fog', 'mist'), replaces('test/b', 'mist', 'fog'))
    const { validation } = fixPost(feedPost({ html: 'fog' }), { config })
    expect(validation.diagnostics).toHaveLength(1)
  })

  test('applies no fix that would make a post malformed, and the others nevertheless', () => {
    const source = feedPost({ html: 'fog' })
    const config = running(replaces('test/a', 'layout: post', 'layout: ['), replaces('test/b', 'fog', 'mist'))
    const { document, fixed, validation } = fixPost(source, { config })
    expect(document.source).toBe(source.replace('fog', 'mist'))
    expect([fixed, validation.diagnostics.map(({ code }) => code)]).toEqual([1, ['test/a']])
  })

  test('mends a malformed post as far as it can', () => {
    const broken = feedPost({}).replace('layout: post', 'layout: [')
    const { document } = fixPost(broken, { config: running(replaces('test/a', 'layout: [', 'layout: post')) })
    expect(document.source).toBe(feedPost({}))
  })

  test('any text: done again it changes nothing, only the edited ranges differ, and what was well-formed stays so', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const options = { config: { extends: 'strict' }, now: new Date('2026-01-01') } as const
        const { document, fixed, validation } = fixPost(source, options)
        expect(fixPost(document, options).document.source).toBe(document.source)
        expect(validation.diagnostics.filter(({ fix }) => fix)).toEqual([])
        if (fixed === 0) expect(document.source).toBe(source)
        if (safeParsePost(source).success) expect(safeParsePost(document).success).toBe(true)
        expect(validation).toEqual(validatePost(parseDocument(document.source), options))
      }),
      { numRuns: 1_000 },
    )
  })
})
