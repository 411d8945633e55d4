import { join, relative } from 'node:path'
import picocolors from 'picocolors'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.js'
import type { Terminal } from '../../src/cli/terminal.js'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'
import { fakeTerminal } from './fake-terminal.js'

async function inspect(post: string, options: Partial<Terminal> = {}) {
  const folder = temporaryFolder({ 'a.md': post })
  const terminal = { ...fakeTerminal(), ...options }
  const path = relative(process.cwd(), join(folder, 'a.md'))
  const status = await run(['inspect', path], terminal)
  return { status, out: terminal.stdout.replaceAll(path, '@/a.md'), err: terminal.stderr }
}

/** A post with the given body, in the usual wrapper. */
function withBody(body: string): string {
  return samplePost('漢字').replace('<p>One foot, then the other.</p>', body)
}

/** The lines of the tree: how far each is indented, and its columns. */
function treeOf(out: string) {
  const [, ...lines] = out.slice(out.indexOf('\nrecognised  ') + 1).split('\n')
  const end = lines.indexOf('')
  return lines.slice(0, end).map((line) => {
    const [, indent, rest] = /^( *)(.*)$/.exec(line)!
    const [label, place, ...more] = rest!.split(/ {2,}/)
    return { indent: indent!.length, label, place: place!, more }
  })
}

/** What stands at a place `line:column-line:column` of a text. */
function at(source: string, place: string): string {
  const [line, column, endLine, endColumn] = place.split(/[:-]/).map(Number)
  const offset = (line: number, column: number) =>
    source
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, { length }) => sum + length + 1, column - 1)
  return source.slice(offset(line!, column!), offset(endLine!, endColumn!))
}

const img = '<img src="/pier.jpg" alt="夜">'
const caption = '<figcaption>The pier\n  before the storm</figcaption>'
const figure = `<figure class="wp-caption">${img}\n${caption}</figure>`
const iframe = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
const icon = '<img src="https://example.org/share.png" width="16" height="16">'
const links = '<a href="https://a.example/">One</a> <a href="https://b.example/">Two</a>'
const share = `<div class="sharedaddy">${links}${icon}</div>`
const attribution =
  '<p>The post <a href="https://example.org/walk/">A walk</a> first appeared on <a href="https://example.org/">Example</a>.</p>'
const mark = '<sup><a href="#fn1">1</a></sup>'
const keyword = '<span class="keyword_link"><a href="/tag/pier/">pier</a></span>'
const rich = withBody(`<p>漢字${mark} of a ${keyword}.</p>\n${figure}${iframe}\n${share}\n${attribution}`)

describe('postmatter inspect', () => {
  test('shows what was recognised in the body as a tree, with the recogniser of each', async () => {
    const { status, out, err } = await inspect(rich)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(
      '\n\nrecognised  2 images, 1 figure, 1 embed, 1 widget, 1 attribution, 1 keyword, 1 note, 1 claim\n',
    )
    expect(treeOf(out).map(({ indent, label, more }) => [indent, label, ...more])).toEqual([
      [2, 'note-1 mark', 'fn1', 'note'],
      [2, 'keyword-1', 'pier -> https://example.org/tag/pier/', 'keyword'],
      [2, 'figure-1 image', 'The pier before the storm', 'figure'],
      [4, 'image-1 content', 'https://example.org/pier.jpg', 'image'],
      [4, 'claim-1', 'of figure-1', 'figure'],
      [2, 'embed-1 youtube', 'https://www.youtube.com/watch?v=abcdefghijk', 'frame'],
      [2, 'widget-1 share', 'sharedaddy, 2 links, 1 image', 'share-bar'],
      [4, 'image-2 icon', 'https://example.org/share.png', 'image'],
      [2, 'attribution-1', 'Example: A walk', 'attribution'],
    ])
  })

  test.each([
    ['LF', rich],
    ['a byte order mark and CR LF', `\uFEFF${rich.replaceAll('\n', '\r\n')}`],
  ])('places point at the elements in the file, with %s', async (_, source) => {
    const elements = [mark, keyword, figure, img, caption, iframe, share, icon, attribution]
    const found = treeOf((await inspect(source)).out).map(({ place }) => at(source, place))
    expect(found.map((text) => text.replaceAll('\r\n', '\n'))).toEqual(elements)
  })

  test('keeps the parts of a figure below it when they stand in elements of their own', async () => {
    const { out } = await inspect(
      withBody(`<figure><div><a href="/big.jpg">${img}</a></div><div>${caption}</div></figure>`),
    )
    expect(treeOf(out).map(({ indent, label }) => [indent, label])).toEqual([
      [2, 'figure-1 image'],
      [4, 'image-1 content'],
      [4, 'claim-1'],
    ])
  })

  test('counts what a widget holds, and nothing that it does not hold', async () => {
    const { out } = await inspect(
      withBody('<div class="sharedaddy"><a href="/a">A</a></div><div class="sd-sharing"></div>'),
    )
    expect(treeOf(out).map(({ more: [detail] }) => detail)).toEqual(['sharedaddy, 1 link', 'sd-sharing'])
  })

  test('says what an image repeats and what has no address', async () => {
    const { out } = await inspect(withBody(`<p>${img}<noscript>${img}</noscript></p><p><img></p>`))
    expect(treeOf(out).map(({ label, more: [detail] }) => [label, detail])).toEqual([
      ['image-1 content', 'https://example.org/pier.jpg'],
      ['image-2 content', 'copy of image-1: https://example.org/pier.jpg'],
      ['image-3 content', 'no address'],
    ])
  })

  test('says so when nothing was recognised', async () => {
    const { status, out } = await inspect(samplePost())
    expect(status).toBe(0)
    expect(out).toMatch(/\n\nrecognised {2}nothing\n\n$/)
  })

  test('shows the body of a post whose front matter is malformed', async () => {
    const { status, out } = await inspect(rich.replace('title: "漢字"', 'title: "漢字 "and" more"'))
    expect(status).toBe(1)
    expect(treeOf(out)).toHaveLength(9)
    expect(out.indexOf('recognised')).toBeLessThan(out.indexOf('front-matter/unescaped-quote'))
  })

  test('colours types, dims places and recognisers, and colours nothing where there is no colour', async () => {
    const colors = picocolors.createColors(true)
    const { out } = await inspect(rich, { outColors: colors })
    const embed = out.split('\n').find((line) => line.includes('embed-1'))!
    expect(embed).toContain(`${colors.magenta('  embed-1 youtube')} `)
    expect(embed).toMatch(/ {2}\x1b\[2m\d+:\d+-\d+:\d+\x1b\[22m {2}https:/)
    expect(embed.endsWith(`  ${colors.dim('frame')}`)).toBe(true)
    const { out: plain } = await inspect(rich)
    expect(plain).not.toContain('\x1b')
    expect(out.replace(/\x1b\[\d+m/g, '')).toBe(plain)
  })

  test('cuts what is long to the width of the terminal, Chinese by the columns that it takes', async () => {
    const long = (text: string) => figure.replace('The pier', text.repeat(200))
    const source = withBody(`${long('碼頭')}${long('The pier ')}${long('e\u0301')}`)
    for (const columns of [80, 100, 173]) {
      const { out } = await inspect(source, { columns })
      const lines = out.slice(out.indexOf('recognised')).split('\n')
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
      expect(lines.filter((line) => /… {2,3}figure$/.test(line))).toHaveLength(3)
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeGreaterThanOrEqual(columns - 1)
    }
    const endless = withBody(figure.replace('The pier', '碼頭'.repeat(200_000)))
    expect(treeOf((await inspect(endless)).out)[0]!.more[0]).toMatch(/^(?:碼頭)+碼?…$/)
    // Some of each text is left where there is no room for it.
    const narrow = treeOf((await inspect(source, { columns: 30 })).out)
    expect(narrow.filter(({ label }) => label?.startsWith('figure')).map(({ more: [detail] }) => detail)).toEqual([
      '碼頭碼頭碼頭碼頭碼…',
      'The pier The pier T…',
      `${'e\u0301'.repeat(19)}…`,
    ])
  })

  test('nests as deep as figures do, and indents no further than can be read', async () => {
    const { out } = await inspect(withBody(`${'<figure>'.repeat(500)}${img}`))
    const tree = treeOf(out)
    expect(tree).toHaveLength(501)
    expect(tree.slice(0, 3).map(({ indent }) => indent)).toEqual([2, 4, 6])
    expect(Math.max(...tree.map(({ indent }) => indent))).toBeLessThanOrEqual(24)
  })

  test('shows nothing that would change the terminal', async () => {
    const { out } = await inspect(withBody(figure.replace('The pier', 'The \x1b[2Jpier \u202Efer')))
    expect(out).toContain('The ·[2Jpier ·fer')
    expect(out).not.toMatch(/[\x1b\u202E]/)
  })

  test.each([
    ['body/too-deep', '<div>'.repeat(600)],
    ['body/too-many-elements', Array.from({ length: 4_000 }, (_, index) => `<p><font size=${index}>`).join('')],
  ])('shows %s as the other diagnostics and ends with 1', async (code, body) => {
    const { status, out, err } = await inspect(withBody(body))
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(out).toMatch(/^body +15:1-/m)
    expect(out).toMatch(/\n\n@\/a\.md:15:1\n {2}error {2}/)
    expect(out).toContain(`  ${code}\n`)
    expect(out).not.toContain('recognised')
  })
})
