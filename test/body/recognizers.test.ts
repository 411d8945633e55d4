import { describe, expect, test } from 'vitest'
import { readEmbedAddress } from '../../src/body/providers.js'
import { embeds, figures, images, parseBody } from '../../src/index.js'

const baseUrl = 'https://example.org/posts/1/'
const only = <T>(found: readonly T[]): T => {
  expect(found).toHaveLength(1)
  return found[0]!
}
const image = (html: string) => only(images(parseBody(html, { baseUrl }))).data
const embed = (html: string) => only(embeds(parseBody(html, { baseUrl }))).data
const figure = (html: string) => figures(parseBody(html, { baseUrl }))[0]!.data

describe('an image', () => {
  test.each<[string, string, object]>([
    ['with its address in src', '<img src="a.jpg">', { url: 'https://example.org/posts/1/a.jpg', role: 'content' }],
    ['with an address without scheme', '<img src="//example.com/a.jpg">', { url: 'https://example.com/a.jpg' }],
    [
      'with an absolute address, which stays as it is written',
      '<img src="HTTP://example.com/ü b.jpg">',
      { url: 'HTTP://example.com/ü b.jpg' },
    ],
    ['that loads later', '<img data-src="/a.jpg">', { url: 'https://example.org/a.jpg' }],
    [
      'that loads later, with a data URL in its place',
      '<img src="data:image/gif;base64,R0" data-lazy-src="/a.jpg">',
      {
        url: 'https://example.org/a.jpg',
        placeholder: 'data:image/gif;base64,R0',
      },
    ],
    [
      'that Jetpack loads later',
      '<img src="/a.jpg?w=9&is-pending-load=1#038;h" srcset="data:image/gif;base64,R0" data-lazy-src="/a.jpg?w=9">',
      {
        url: 'https://example.org/a.jpg?w=9',
        placeholder: '/a.jpg?w=9&is-pending-load=1#038;h',
        sources: [],
      },
    ],
    [
      'that shows already what it also loads later',
      '<img src="/a.jpg" data-src="/b.jpg">',
      { url: 'https://example.org/a.jpg' },
    ],
    ['with nothing but candidates', '<img srcset="/s.jpg 320w, /l.jpg 640w">', { url: 'https://example.org/l.jpg' }],
    ['without any address', '<img alt="x">', { alt: 'x', sources: [] }],
    [
      'with size, alt and title',
      '<img src="/a.jpg" width="640" height="480px" alt=" The pier " title="">',
      { width: 640, height: 480, alt: 'The pier' },
    ],
    ['of one pixel', '<img src="/count.gif" width="1" height="1">', { role: 'tracking' }],
    ['of a counter by its address', '<img src="https://medium.com/_/stat?event=x">', { role: 'tracking' }],
    [
      'of one pixel that shows nothing',
      '<img src="data:image/gif;base64,R0" width="1" height="1">',
      { role: 'spacer' },
    ],
    ['that is an emoji', '<img src="/1f600.png" class="wp-smiley">', { role: 'icon' }],
  ])('%s', (_, html, expected) => {
    expect(image(html)).toMatchObject(expected)
  })

  test('has the candidates of srcset, with widths and densities', () => {
    expect(image('<img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x">').sources).toEqual([
      { url: 'https://example.org/a.jpg', density: 1 },
      { url: 'https://example.org/b.jpg', density: 2 },
    ])
  })

  test('keeps commas within the addresses of srcset', () => {
    expect(image('<img srcset="/a.jpg?fit=1,2 300w, /b.jpg?fit=3,4 600w">').sources.map(({ url }) => url)).toEqual([
      'https://example.org/a.jpg?fit=1,2',
      'https://example.org/b.jpg?fit=3,4',
    ])
  })

  test('has the sources of its picture, with their conditions', () => {
    const html =
      '<picture><source type="image/webp" media="(min-width: 9px)" srcset="/a.webp 2x"><img src="/a.jpg"></picture>'
    expect(image(html)).toMatchObject({
      url: 'https://example.org/a.jpg',
      sources: [{ url: 'https://example.org/a.webp', density: 2, type: 'image/webp', media: '(min-width: 9px)' }],
    })
  })

  test('in a noscript repeats the one before it', () => {
    const [first, copy] = images(
      parseBody('<a><img src="/a.jpg"></a><noscript><img src="/a.jpg?full"></noscript>'),
    ).map(({ data }) => data)
    expect(copy).toMatchObject({ duplicateOf: first!.ref, url: '/a.jpg?full' })
    expect(first).not.toHaveProperty('duplicateOf')
  })

  test('without an address has that of its copy in a noscript', () => {
    const [first] = images(parseBody('<img src="data:image/gif;base64,R0"> <noscript><img src="/real.jpg"></noscript>'))
    expect(first!.data).toMatchObject({ url: '/real.jpg', placeholder: 'data:image/gif;base64,R0' })
  })

  test('in a noscript that stands alone is an image like any other', () => {
    expect(image('<p>x</p><noscript><img src="/a.jpg"></noscript>')).not.toHaveProperty('duplicateOf')
  })
})

describe('an embed', () => {
  test.each<[string, string, object]>([
    [
      'YouTube',
      '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="A film"></iframe>',
      {
        provider: 'youtube',
        id: 'abcdefghijk',
        url: 'https://www.youtube.com/watch?v=abcdefghijk',
        title: 'A film',
      },
    ],
    [
      'YouTube without cookies, loaded later',
      '<iframe data-src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe>',
      { provider: 'youtube', id: 'abcdefghijk' },
    ],
    [
      'a player element',
      '<youtube-player video-id="abcdefghijk"></youtube-player>',
      { provider: 'youtube', id: 'abcdefghijk' },
    ],
    [
      'Vimeo',
      '<iframe src="https://player.vimeo.com/video/123456?title=0"></iframe>',
      { provider: 'vimeo', id: '123456', url: 'https://vimeo.com/123456' },
    ],
    [
      'a Facebook video in a frame',
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fexample%2Fvideos%2F123456789%2F"></iframe>',
      { provider: 'facebook', id: '123456789' },
    ],
    [
      'a Facebook post',
      '<div class="fb-post" data-href="https://www.facebook.com/example/posts/123456789"></div>',
      { provider: 'facebook', id: '123456789' },
    ],
    [
      'a tweet',
      '<blockquote class="twitter-tweet"><p>Hi <a href="https://example.org/">x</a></p>&mdash; E <a href="https://twitter.com/example/status/123?ref=1">May 1</a></blockquote>',
      { provider: 'x', id: '123' },
    ],
    [
      'Instagram',
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab_c-1/?utm=x"></blockquote>',
      { provider: 'instagram', id: 'Ab_c-1' },
    ],
    [
      'a card of WordPress',
      '<iframe class="wp-embedded-content" src="https://example.com/post/embed/#?secret=AbC"></iframe>',
      { provider: 'wordpress', url: 'https://example.com/post/' },
    ],
    [
      'a card of WordPress whose post speaks of embeds',
      '<iframe class="wp-embedded-content" src="https://example.com/how-to-embed#?secret=Ab"></iframe>',
      { provider: 'wordpress', url: 'https://example.com/how-to-embed' },
    ],
    [
      'SoundCloud',
      '<iframe src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/42&color=%23ff"></iframe>',
      { provider: 'soundcloud', id: '42' },
    ],
    [
      'an unknown host',
      '<iframe src="https://example.com/player"></iframe>',
      { provider: 'other', url: 'https://example.com/player' },
    ],
    [
      'a video file',
      '<video controls><source src="/a.mp4"></video>',
      { provider: 'file', url: 'https://example.org/a.mp4' },
    ],
    ['an audio file', '<audio src="/a.mp3" title="A song"></audio>', { provider: 'file', title: 'A song' }],
    [
      'an object, which holds an embed for other browsers',
      '<object data="/a.swf"><embed src="/a.swf"></object>',
      { provider: 'file', url: 'https://example.org/a.swf' },
    ],
  ])('of %s', (_, html, expected) => {
    expect(embed(html)).toMatchObject(expected)
  })

  test('is not a frame that has no address', () => {
    expect(embeds(parseBody('<iframe src="about:blank"></iframe><iframe></iframe><video></video>'))).toEqual([])
  })

  test.each([
    ['https://youtu.be/abcdefghijk?t=9', 'abcdefghijk'],
    ['https://m.youtube.com/watch?app=m&v=abcdefghijk', 'abcdefghijk'],
    ['https://www.youtube.com/shorts/abcdefghijk', 'abcdefghijk'],
    ['https://www.youtube.com/live/abcdefghijk?x', 'abcdefghijk'],
    ['https://www.youtube.com/v/abcdefghijk&hl=en', 'abcdefghijk'],
    ['https://www.youtube.com/channel/UCx', undefined],
  ])('of YouTube is told by %s', (address, id) => {
    expect(readEmbedAddress(address)).toMatchObject({
      provider: 'youtube',
      ...(id && { id, url: `https://www.youtube.com/watch?v=${id}` }),
    })
  })
})

describe('a figure', () => {
  test.each<[string, string, object]>([
    [
      'an image with its caption',
      '<figure><img src="/a.jpg"><br><figcaption>The <b>pier</b></figcaption></figure>',
      { kind: 'image', images: ['image-1'], caption: { text: 'The pier', elements: ['claim-1'] } },
    ],
    [
      'an image that is linked and copied',
      '<figure class="wp-caption alignleft"><a href="/big.jpg"><img src="/a.jpg"></a><noscript><img src="/a.jpg"></noscript></figure>',
      { kind: 'image', images: ['image-1'], link: 'https://example.org/big.jpg', align: 'left' },
    ],
    [
      'two images',
      '<figure><img src="/a.jpg"><img src="/b.jpg"></figure>',
      { kind: 'gallery', images: ['image-1', 'image-2'] },
    ],
    [
      'a film',
      '<figure><div><iframe src="https://player.vimeo.com/video/1"></iframe></div></figure>',
      { kind: 'video', images: [] },
    ],
    ['a sound', '<figure class="audio"><audio><source src="/a.mp3"></audio></figure>', { kind: 'audio' }],
    ['a frame of another host', '<figure><iframe src="https://example.com/"></iframe></figure>', { kind: 'embed' }],
    [
      'a table',
      '<figure><table><tr><td>1</table><figcaption>Sums</figcaption></figure>',
      { kind: 'table', caption: { text: 'Sums' } },
    ],
    ['code', '<figure><pre><code>x = 1</code></pre></figure>', { kind: 'code' }],
    ['a quotation', '<figure><blockquote>Hello</blockquote></figure>', { kind: 'quote' }],
    ['a drawing', '<figure><svg></svg></figure>', { kind: 'chart' }],
    ['a rule', '<figure class="subhed-splitter"><div></div></figure>', { kind: 'separator' }],
    ['nothing', '<figure></figure>', { kind: 'other', images: [] }],
    [
      'a caption of the old kind',
      '<figure><img src="/a.jpg"><p class="wp-caption-text">The pier</p></figure>',
      { caption: { text: 'The pier' } },
    ],
  ])('of %s', (_, html, expected) => {
    expect(figure(html)).toMatchObject(expected)
  })

  test('has its credit apart where markup tells, and no labels for screen readers', () => {
    const html = `<figure><img src="/a.jpg"><figcaption><span class="off-screen">Image caption</span>The pier
      <span class="photo-credit">Photo: Edda</span></figcaption></figure>`
    expect(figure(html)).toMatchObject({ caption: { text: 'The pier' }, credit: { text: 'Photo: Edda' } })
  })

  test('joins lines of Chinese without a space, and others with one', () => {
    expect(
      figure('<figure><figcaption>清晨的\n碼頭，\n沒有人<br>A quiet\nharbour</figcaption></figure>').caption!.text,
    ).toBe('清晨的碼頭，沒有人 A quiet harbour')
  })

  test('leaves the parts of a figure inside to that one', () => {
    const [outer, inner] = figures(
      parseBody('<figure><p>x</p><figure><img src="/a.jpg"><figcaption>Inner</figcaption></figure></figure>'),
    ).map(({ data }) => data)
    expect(inner).toMatchObject({ kind: 'image', caption: { text: 'Inner' } })
    expect(outer).toMatchObject({ images: inner!.images })
    expect(outer).not.toHaveProperty('caption')
  })
})
