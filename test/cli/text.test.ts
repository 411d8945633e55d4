import { describe, expect, test } from 'vitest'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const post = (html: string) => samplePost().replace(/<div>[\s\S]*<\/div>/, `<div>\n${html}\n</div>`)
const rich = post(
  '<h2>Fog</h2><p>The <a href="https://example.org/horn/">horn</a> was <b>silent</b>.</p><div class="sharedaddy">Share</div><figure><img src="https://example.org/a.jpg" alt="A horn"><figcaption>The horn</figcaption></figure>',
)

describe('postmatter text', () => {
  test.each<[string[], string]>([
    [[], 'Fog\n\nThe horn was silent.\n\nThe horn\n'],
    [['--no-captions', '--links', '--images'], 'Fog\n\nThe horn (https://example.org/horn/) was silent.\n\nA horn\n'],
    [['--preset', 'none'], 'Fog\n\nThe horn was silent.\n\nShare\nThe horn\n'],
    [
      ['--as', 'markdown'],
      '## Fog\n\nThe [horn](https://example.org/horn/) was **silent**.\n\n![A horn](https://example.org/a.jpg)\n\n*The horn*\n',
    ],
    [
      ['--as', 'html'],
      '<h2>Fog</h2><p>The <a href="https://example.org/horn/">horn</a> was <b>silent</b>.</p><figure><img src="https://example.org/a.jpg" alt="A horn" loading="lazy"><figcaption>The horn</figcaption></figure>\n',
    ],
  ])('%j', async (options, expected) => {
    const folder = temporaryFolder({ 'a.md': rich })
    expect(await cli(folder, 'text', ...options, '@')).toEqual({ status: 0, out: expected, err: '' })
  })

  test('prints several posts below their paths, and goes on after one that cannot be read', async () => {
    const folder = temporaryFolder({
      'a.md': post('<p>One</p>'),
      'b.md': post('<div>'.repeat(600)),
      'c.md': post('<p>Two</p>'),
    })
    const { status, out, err } = await cli(folder, 'text', '@')
    expect(out).toBe('==> @/a.md <==\nOne\n\n==> @/c.md <==\nTwo\n\n')
    expect(err).toContain('body/too-deep')
    expect(status).toBe(1)
    expect((await cli(folder, 'text', '@/a.md', '@/gone.md')).status).toBe(2)
  })

  test.each([
    [['text'], 'Name the files or folders whose text to print.'],
    [
      ['text', '--as', 'markdwn', '@'],
      'There is no form "markdwn". Did you mean markdown? Forms: text, markdown, html.',
    ],
    [['text', '--preset', 'readers', '@'], 'There is no preset "readers". Did you mean reader?'],
  ])('%j is told what is wrong', async (args, message) => {
    const { status, err } = await cli(temporaryFolder({ 'a.md': rich }), ...args)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})
