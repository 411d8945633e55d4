import * as z from 'zod'
import { defineRule } from '../../rule.js'
import { bodyLetters } from '../shared/body-letters.js'
import { hash, hashUnits, shorten } from '../shared/hash.js'
import { parsedAddress } from '../shared/parsed-address.js'
import { commonOfSketches, textSketch } from '../shared/text-sketch.js'

type Seen = { path: string; sketch: string; text: string; source: string }

// Of the sixteen characters of two sketches. Texts that share less are mostly two articles with much of the page in common.
const enough = 13
// Five parts of three characters: of two sketches that differ in three characters, two parts are the same.
const parts = [0, 3, 6, 9, 12]
// How many posts with one part in common are looked at: real archives never have so many, and no archive takes for ever.
const mostAlike = 50

/** `archive/similar-body`: docs/rules/archive/similar-body.md. */
export const archiveSimilarBody = defineRule({
  code: 'archive/similar-body',
  needs: 'archive',
  severity: 'info',
  message: 'The text of the body is nearly that of {other}.',
  help: 'Compare the two: one may be an earlier version of the article, or a copy from another site, which need not be kept.',
  options: z.strictObject({ minLength: z.number().min(200).default(2_000) }),
  fact({ document, post, options }) {
    if (post.html.length < options.minLength) return undefined
    const letters = bodyLetters(document)
    if (letters.length < options.minLength) return undefined
    return textSketch(letters) + shorten(hashUnits(letters)) + shorten(hash(parsedAddress(post.frontMatter.from)))
  },
  check({ posts, report }) {
    const seen = new Map<string, Seen[]>()
    for (const { path, fact } of posts) {
      const post = readFact(path, String(fact))
      const keys = parts.map((start) => `${start} ${post.sketch.slice(start, start + 3)}`)
      const candidates = keys.flatMap((key) => seen.get(key) ?? [])
      const other = candidates.find(({ sketch }) => commonOfSketches(sketch, post.sketch) >= enough)
      // What is like an earlier post needs no place of its own among those that later ones are compared with.
      if (!other) for (const key of keys) add(seen, key, post)
      // These are the matter of archive/same-body and archive/same-source.
      else if (other.text !== post.text && other.source !== post.source)
        report({ path, field: 'html', values: { other: other.path } })
    }
  },
})

function readFact(path: string, fact: string): Seen {
  return { path, sketch: fact.slice(0, 16), text: fact.slice(16, 22), source: fact.slice(22) }
}

function add(seen: Map<string, Seen[]>, key: string, post: Seen): void {
  const alike = seen.get(key)
  if (!alike) seen.set(key, [post])
  else if (alike.length < mostAlike) alike.push(post)
}
