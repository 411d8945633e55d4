import { describe, expect, test } from 'vitest'
import { bundleForBrowser } from './support/browser-bundle.js'

/** Gzipped kB (1,000 bytes): what an entry may weigh in a browser. Whoever raises one says in the commit what for. */
const budgets = [
  { what: 'the schemas, without zod', program: `export * from './dist/schema/index.js'`, external: ['zod'], most: 6 },
  { what: 'parsePost', program: `export { parsePost } from './dist/index.js'`, most: 57 },
  // zod weighs 26, parse5 with its table of character references 44, js-yaml and gray-matter 12.
  { what: 'parsePost + parseBody', program: `export { parsePost, parseBody } from './dist/index.js'`, most: 138 },
  {
    what: 'parsePost + parseBody, without zod',
    program: `export { parsePost, parseBody } from './dist/index.js'`,
    external: ['zod'],
    most: 113,
  },
  { what: 'parseBody + toHtml', program: `export { parseBody, toHtml } from './dist/index.js'`, most: 149 },
  { what: 'all of the root', program: `export * from './dist/index.js'`, most: 202 },
  {
    what: 'all of the root, without zod',
    program: `export * from './dist/index.js'`,
    external: ['zod'],
    most: 177,
  },
  { what: 'all of validate', program: `export * from './dist/validate/index.js'`, most: 170 },
]

test.each(budgets)('$what weighs at most $most kB', async ({ program, external, most }) => {
  const { gzipped, weights } = await bundleForBrowser(program, external)
  const heaviest = [...weights].sort((a, b) => b[1] - a[1]).slice(0, 5)
  expect(gzipped, heaviest.map((entry) => entry.join(': ')).join(', ')).toBeLessThanOrEqual(most * 1_000)
})

const html = /^(?:parse5|entities|hast|property-information|postcss|srcset|vfile)/
const yaml = /^(?:shared\/|front-matter\/yaml-engine)/
const markdown = /^(?:mdast|hast-util-to-(?:mdast|html)|transform\/(?:to-)?markdown)/

describe('a bundle leaves out what is not imported:', () => {
  test.each<[string, string, RegExp[]]>([
    ['the schemas', `export * from './dist/schema/index.js'`, [html, yaml, /^(?:model|body|document|front-matter)\//]],
    [
      'parsePost',
      `export { parsePost } from './dist/index.js'`,
      [html, /^(?:body|sanitize|render|transform|validate)\//],
    ],
    [
      'parseBody',
      `export { parseBody } from './dist/index.js'`,
      [markdown, /^(?:sanitize|render|transform|validate)\//],
    ],
    ['toHtml', `export { toHtml } from './dist/index.js'`, [markdown, /jsx|to-text|mdast|^(?:transform|validate)\//]],
    [
      'a renderer',
      `export { renderBody, baseRenderer } from './dist/index.js'`,
      [markdown, /jsx|html-renderer|html-markup|^transform\//],
    ],
    [
      'toText',
      `export { toText } from './dist/index.js'`,
      [markdown, /^(?:parse5|zod|render|sanitize|front-matter|model)/],
    ],
    ['toJsx', `export { toJsx } from './dist/index.js'`, [markdown, /html-(?:renderer|markup|players)|^transform\//]],
  ])('%s', async (_, program, unwanted) => {
    const { modules } = await bundleForBrowser(program)
    expect(modules.length).toBeGreaterThan(0)
    expect(modules.filter((name) => unwanted.some((pattern) => pattern.test(name)))).toEqual([])
  })

  test('by name', async () => {
    const { text } = await bundleForBrowser(`export { parsePost } from './dist/index.js'`)
    expect(text).toContain('front-matter/unclosed')
    expect(text).not.toMatch(/parseFragment|foreignObject|wp-caption|figcaption|youtube|sharedaddy|&nbsp;|srcset/i)
  })
})
