import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { validatePost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const options = {
  config: { extends: 'strict' },
  path: '2020-09-08/2020-09-08-A.md',
  now: new Date('2026-01-01'),
} as const

test.each([
  ['post', '.md', (prefix: string) => prefix],
  ['body', '.html', (prefix: string) => feedPost({ html: prefix })],
])(
  'every prefix of every %s among the fixtures that ends at a border of words is looked at by every rule, without a throw',
  (_, ending, toPost) => {
    const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
    const sources = names.map((name) => readFileSync(join(fixtures, name), 'utf8')).sort()
    const failures: string[] = []
    let checked = 0
    let previous = ''
    for (const source of sources) {
      // Sorted texts have beginnings in common, which were looked at already.
      for (let length = commonLength(source, previous) + 1; length <= source.length; length++) {
        if (isWithinWord(source, length)) continue
        checked++
        const post = toPost(source.slice(0, length))
        const { verdict, diagnostics } = validatePost(post, options)
        const isInside = diagnostics.every(({ position }) => !position || position.end.offset <= post.length)
        if (verdict === 'not checked' || !isInside) failures.push(post)
      }
      previous = source
    }
    expect(failures).toEqual([])
    expect(checked).toBeGreaterThan(25_000)
  },
  300_000,
)

/** One letter more or less of a word, a name or an address: two beginnings of it are enough. */
function isWithinWord(source: string, length: number): boolean {
  return /[\p{L}\p{N}]{3}/u.test(source.slice(Math.max(0, length - 2), length + 1))
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
