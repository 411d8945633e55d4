import { expect, test } from 'vitest'
import { nextBatchSize } from '../../src/cli/validate/check-posts.js'

test.each([
  ['at first few', { given: 0, done: 0, took: 0 }, 16],
  ['then more', { given: 1_600, done: 1_600, took: 500 }, 116],
  ['no more than pays off', { given: 50_000, done: 50_000, took: 10_000 }, 256],
  ['few where they take long', { given: 50_000, done: 50_000, took: 100_000 }, 50],
  ['one batch of the least number where they take very long', { given: 500, done: 400, took: 400_000 }, 16],
])('batches have %s', (_, { given, done, took }, expected) => {
  const size = nextBatchSize({ given, done, since: performance.now() - took })
  // The clock goes on.
  expect(size).toBeLessThanOrEqual(expected)
  expect(size).toBeGreaterThanOrEqual(expected - 1)
})
