import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { apiDocs } from '../../scripts/api-docs.js'
import { dataShapes } from '../../scripts/data-shapes.js'
import { root } from '../package/support/package.js'

// A change of a docstring is a change of these pages.
describe('what `npm run docs` writes', () => {
  it('is docs/api as it is', async () => {
    const pages = await apiDocs()
    const folder = join(root, 'docs/api')
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
    for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text)
  })

  it('is docs/data-shapes.md as it is', () => {
    expect(readFileSync(join(root, 'docs/data-shapes.md'), 'utf8')).toBe(dataShapes())
  })
})
