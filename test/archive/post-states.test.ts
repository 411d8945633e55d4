import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersOfPlaces } from '../../src/archive/field-places.js'
import { PostStates } from '../../src/archive/post-states.js'
import { digestOf } from '../../src/archive/read-file-bytes.js'
import type { Verdict } from '../../src/validate/validation.js'

test('states are those that were added, in any order', () => {
  const exactly = { minLength: numbersOfPlaces, maxLength: numbersOfPlaces }
  const state = fc.record({
    verdict: fc.constantFrom<Verdict>('valid', 'invalid', 'not checked'),
    digest: fc.option(fc.string().map(digestOf), { nil: undefined }),
    places: fc.option(fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), exactly), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(state, { size: 'large' }), (posts) => {
      const states = new PostStates()
      for (const { verdict, digest, places } of posts) states.push(verdict, digest, places)
      for (const [number, { verdict, digest, places }] of [...posts.entries()].reverse()) {
        expect(states.verdict(number)).toBe(verdict)
        expect(states.digest(number)).toBe(digest)
        expect(states.places(number)).toEqual(places && Uint32Array.from(places))
      }
    }),
  )
})
