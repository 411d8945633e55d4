import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PostStates } from '../../src/archive/post-states.js'
import { digestOf } from '../../src/archive/read-post-file.js'
import type { Verdict } from '../../src/validate/validation.js'

test('states are those that were added, in any order', () => {
  const state = fc.record({
    verdict: fc.constantFrom<Verdict>('valid', 'invalid', 'not checked'),
    digest: fc.option(fc.string().map(digestOf), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(state, { size: 'large' }), (posts) => {
      const states = new PostStates()
      for (const { verdict, digest } of posts) states.push(verdict, digest)
      for (const [number, { verdict, digest }] of [...posts.entries()].reverse()) {
        expect(states.verdict(number)).toBe(verdict)
        expect(states.digest(number)).toBe(digest)
      }
    }),
  )
})
