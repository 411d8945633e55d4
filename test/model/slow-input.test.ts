import { describe, expect, test } from 'vitest'
import { hostile } from '../../bench/hostile.mjs'
import { parseDocument, safeParsePost } from '../../src/index.js'

// The bench measures that these take time in proportion to their size; here they only have to come to an end.
describe('an input made to be slow or to overflow the stack', () => {
  test.each(Object.keys(hostile))('%s is read or refused, and kept', (name) => {
    const source = hostile[name]!(6_000_000)
    const document = parseDocument(source)
    expect(String(document)).toBe(source)
    const result = safeParsePost(document)
    expect(result.success || result.error.diagnostics.length > 0).toBe(true)
  })
})
