import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { annotateBody } from '../../src/body/annotate-body.js'
import { locateBody } from '../../src/body/locate-body.js'
import { parsePlaced } from '../../src/body/parse-tagged.js'
import { measureText } from '../../src/body/text-lengths.js'
import { cleanBody, cleanPost, cleanPresets, parseBody, parseDocument, undoChanges } from '../../src/index.js'
import { cleanTree } from '../../src/transform/clean/clean-tree.js'
import { planEdits } from '../../src/transform/clean/plan-edits.js'
import { splice } from '../../src/transform/clean/splice.js'
import { needing } from '../support/needs.js'
import { corpusPosts } from './corpus.js'

const presets = Object.keys(cleanPresets) as (keyof typeof cleanPresets)[]
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Posts that lose more than 30 % of their text when they are cleaned, each looked at: what it is that goes. */
const losses = JSON.parse(readFileSync(new URL('clean-losses.json', import.meta.url), 'utf8')) as {
  posts: Record<string, string>
}

describe('cleaning every real post', needing('corpus'), () => {
  test.each(presets)('with the preset %s: can be taken back, and done again changes nothing', (preset) => {
    const wrong = corpusPosts().filter(({ source }) => {
      const { document, changes } = cleanPost(source, { preset })
      const isSame = changes.length === 0 && document.source === source
      return (
        undoChanges(document, changes) !== source ||
        cleanPost(document, { preset }).changes.length > 0 ||
        (changes.length === 0) !== isSame
      )
    })
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('changes only what it must in at least 98 % of the posts that it changes', () => {
    let changed = 0
    let written = 0
    for (const { source } of corpusPosts()) {
      const { html, from, title } = locateBody(parseDocument(source))
      const { tree, tagsOf } = parsePlaced(html)
      annotateBody(tree, { baseUrl: from, title })
      const changes = cleanTree(tree, cleanPresets.reader, from)
      if (changes.length === 0) continue
      changed++
      const planned = new Set(
        changes.flatMap((change) => planEdits(change, html, tagsOf)).map((edit) => JSON.stringify(edit)),
      )
      if (splice(html, tree, changes, tagsOf).some((edit) => !planned.has(JSON.stringify(edit)))) written++
    }
    console.log(`${changed} posts are changed, in ${written} a part is written anew`)
    expect(written / changed).toBeLessThan(0.02)
  })

  test('takes more than 30 % of the text out of no post but those that were looked at', () => {
    const found = corpusPosts().flatMap(({ source }) => {
      const document = parseDocument(source)
      const body = parseBody(document)
      const before = measureText(body)
      const after = measureText(cleanBody(body, { baseUrl: locateBody(document).from }).body)
      return after < 0.7 * before ? [hash(source)] : []
    })
    expect(found.sort()).toEqual(Object.keys(losses.posts).sort())
  })
})
