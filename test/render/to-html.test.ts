import fc from 'fast-check'
import { toHtml as stringify } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { createHtmlRenderer, parseBody, parsePost, renderBody, toHtml } from '../../src/index.js'
import { readableBody } from '../../src/render/readable-body.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { feedPost } from '../support/feed-post.js'
import { baseUrl, sampleHtml } from './sample.js'

const html = (written: string, options = {}) => toHtml(parseBody(written), options)

describe('toHtml', () => {
  test('shows figures of any markup, real addresses, and links for players', () => {
    expect(toHtml(parseBody(sampleHtml, { baseUrl }), { baseUrl })).toBe(
      [
        '<h2>The harbour</h2>',
        '<p lang="da">Read <a href="https://example.org/tag/pier/">the pier</a>, <b>built</b> in 1893 &#x26; mended.</p>',
        '<figure class="wp-caption"><img src="https://example.org/pier.jpg" alt="Planks &#x22;of&#x22; oak" width="640" height="480" loading="lazy">',
        '<figcaption class="wp-caption-text">At low tide</figcaption></figure>',
        '<figure class="wp-block-table"><table><tbody> <tr> <td align="right">1</td> </tr> </tbody></table><figcaption>Boats</figcaption></figure>',
        '<a class="embed embed-youtube" href="https://www.youtube.com/watch?v=abcdefghijk">YouTube: Waves</a>',
        '<h3>After the storm</h3>',
        '<div class="sharedaddy"><ul><li><a href="https://example.com/share">Share</a></li></ul></div>',
        '<p>The post <a href="https://example.org/pier/">The pier</a> appeared first on <a href="https://example.org/">Example</a>.</p>',
      ].join(''),
    )
  })

  test('takes a post, and makes its addresses absolute', () => {
    const post = parsePost(feedPost({ html: '<p><a href="/pier/">Pier</a></p>' }))
    const { from } = post.frontMatter
    expect(toHtml(post)).toBe(`<p><a href="${new URL('/pier/', from).href}">Pier</a></p>`)
    expect(toHtml(post, { baseUrl: 'https://other.test/' })).toBe('<p><a href="https://other.test/pier/">Pier</a></p>')
  })

  test('shows a caption once whose element says something of it', () => {
    expect(html('<div class="contentImage"><img src="/a.jpg"><div><small>The pier</small></div></div>')).toBe(
      '<figure class="contentImage"><img src="/a.jpg" loading="lazy"><figcaption><small>The pier</small></figcaption></figure>',
    )
  })

  test('has no line break between a picture and its caption', () => {
    expect(html('<figure><img src="/a.jpg"><br> <br><figcaption>The<br>pier</figcaption></figure>')).toBe(
      '<figure><img src="/a.jpg" loading="lazy"> <figcaption>The<br>pier</figcaption></figure>',
    )
  })

  test('leaves out what the style of the site hid, which does not come along', () => {
    const hidden = [
      '<p style="color: red; display: none">a</p>',
      '<p hidden>b</p>',
      '<span class="screen-reader-text">c</span>',
      '<button>d</button>',
    ].join('')
    expect(html(`<p>Seen</p>${hidden}`)).toBe('<p>Seen</p>')
  })

  test('leaves out empty addresses and sizes', () => {
    expect(html('<video src=""><source src="/a.mp4"></video><img src="/a.jpg" width="" height="">')).toBe(
      '<video controls preload="none"><source src="/a.mp4"></video><img src="/a.jpg" loading="lazy">',
    )
  })

  test('keeps the line break at the beginning of preformatted text', () => {
    expect(html('<pre>\n\nx</pre>')).toBe('<pre>\n\nx</pre>')
  })

  test.each([
    [2, '<h1>a</h1><h2>b</h2>', '<h2>a</h2><h3>b</h3>'],
    [1, '<h3>a</h3><h4>b</h4>', '<h1>a</h1><h2>b</h2>'],
    [5, '<h1>a</h1><h2>b</h2><h3>c</h3>', '<h5>a</h5><h6>b</h6><h6>c</h6>'],
    [2, '<p>a</p>', '<p>a</p>'],
  ])('moves headings to level %d', (headingLevel, written, expected) => {
    expect(html(written, { headingLevel })).toBe(expected)
  })

  test.each([0, 7, 1.5, Number.NaN])('refuses %d as a level of headings', (headingLevel) => {
    expect(() => html('<p>a</p>', { headingLevel })).toThrow(RangeError)
  })

  test('writes what hast-util-to-html writes of the same tree', () => {
    fc.assert(
      fc.property(brokenHtml, (written) => {
        const body = parseBody(written, { baseUrl })
        const expected = stringify(readableBody(body))
        // It has no care for the line break that parsers drop.
        expect(toHtml(body).replace(/(<pre[^>]*>)\n\n/g, '$1\n')).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})

describe('players of other sites', () => {
  const frame = (id: string) =>
    `<iframe src="https://www.youtube.com/embed/${id}?autoplay=1" title="Waves &quot;1&quot;"></iframe>`
  const player =
    '<iframe class="embed-player" src="https://www.youtube-nocookie.com/embed/abcdefghijk" title="Waves &#x22;1&#x22;" loading="lazy" ' +
    'referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-presentation allow-popups" ' +
    'allow="fullscreen; picture-in-picture; encrypted-media"></iframe>'
  const link =
    '<a class="embed embed-youtube" href="https://www.youtube.com/watch?v=abcdefghijk">YouTube: Waves "1"</a>'

  test('are links by default', () => {
    expect(html(frame('abcdefghijk'))).toBe(link)
  })

  test('are frames where that is asked for', () => {
    expect(html(frame('abcdefghijk'), { embeds: 'frame' })).toBe(player)
  })

  test('wait to be opened where that is asked for', () => {
    expect(html(frame('abcdefghijk'), { embeds: 'facade' })).toBe(
      `<details class="embed embed-youtube"><summary>YouTube: Waves "1"</summary>${player}</details>`,
    )
  })

  test('stay links in a paragraph, which details would end', () => {
    expect(html(`<p>${frame('abcdefghijk')}</p>`, { embeds: 'facade' })).toBe(`<p>${link}</p>`)
  })

  test.each(['facade', 'frame'] as const)('stay links where no player is known: %s', (embeds) => {
    const other = '<iframe src="https://widgets.example/x"></iframe>'
    const text =
      '<blockquote class="twitter-tweet"><p>Words</p><a href="https://twitter.com/a/status/1">May</a></blockquote>'
    expect(html(other + text, { embeds })).toBe(html(other + text))
    expect(html(other, { embeds })).toContain('<a class="embed embed-other" href="https://widgets.example/x">')
  })

  test('are refused in another form', () => {
    expect(() => html('<p>a</p>', { embeds: 'iframe' })).toThrow(RangeError)
  })

  test('get no more into an address than an id', () => {
    const data = {
      type: 'embed',
      ref: 'embed-1',
      provider: 'youtube',
      id: '"><script>/../?x&y',
      url: 'https://youtube.com/',
    } as const
    const body = parseBody('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>')
    Object.assign(body.children[0]!, { data: { postmatter: data } })
    expect(renderBody(body, createHtmlRenderer({ embeds: 'frame' }))).toContain(
      'src="https://www.youtube-nocookie.com/embed/%22%3E%3Cscript%3E%2F..%2F%3Fx%26y"',
    )
  })
})
