import { describe, expect, test } from 'vitest'
import { readEmbedAddress } from '../../src/body/providers.js'
import {
  type Annotation,
  annotateBody,
  attributions,
  embeds,
  figures,
  images,
  parseBody,
  parseDocument,
  widgets,
} from '../../src/index.js'

const baseUrl = 'https://example.org/posts/1/'
const only = <T>(found: readonly T[]): T => {
  expect(found).toHaveLength(1)
  return found[0]!
}
const image = (html: string) => only(images(parseBody(html, { baseUrl }))).data
const embed = (html: string) => only(embeds(parseBody(html, { baseUrl }))).data
const figure = (html: string) => figures(parseBody(html, { baseUrl }))[0]!.data
const widget = (html: string) => only(widgets(parseBody(html, { baseUrl }))).data
const attribution = (html: string) => only(attributions(parseBody(html, { baseUrl }))).data
/** What is recognised in a body, of one type. */
function ofType<T extends Annotation['type']>(type: T, html: string, base: string | undefined = baseUrl) {
  const found: Extract<Annotation, { type: T }>[] = []
  const tree = parseBody(html, { recognizers: [] })
  annotateBody(tree, {
    baseUrl: base,
    onRecognized: (_, __, data) => data.type === type && found.push(data as (typeof found)[number]),
  })
  return found
}

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

  test.each([
    ['(max-width: 640px) 100vw, 640px', [{ media: '(max-width: 640px)', length: '100vw' }, { length: '640px' }]],
    ['calc(100vw - min(2em, 4px))', [{ length: 'calc(100vw - min(2em, 4px))' }]],
    ['auto, 300px', [{ length: 'auto' }, { length: '300px' }]],
    [' , ', undefined],
    ['', undefined],
    ['('.repeat(1_900), [{ length: '('.repeat(1_900) }]],
    ['('.repeat(100_000), undefined],
  ])('has the sizes %j', (sizes, expected) => {
    expect(image(`<img srcset="/a.jpg 300w" sizes="${sizes}">`).sizes).toEqual(expected)
  })

  test('keeps commas within the addresses of srcset', () => {
    expect(image('<img srcset="/a.jpg?fit=1,2 300w, /b.jpg?fit=3,4 600w">').sources.map(({ url }) => url)).toEqual([
      'https://example.org/a.jpg?fit=1,2',
      'https://example.org/b.jpg?fit=3,4',
    ])
  })

  test('has the candidates of a srcset that another tool split at its commas', () => {
    const srcSet = ['/a.jpg?fit=1', '2 300w', '/b.jpg 600w', '/c.jpg']
    const tree = parseBody('<img>', { recognizers: [] })
    for (const img of tree.children) Object.assign(img, { properties: { srcSet } })
    expect(only(images(annotateBody(tree, { baseUrl }))).data.sources).toEqual([
      { url: 'https://example.org/a.jpg?fit=1,2', width: 300 },
      { url: 'https://example.org/b.jpg', width: 600 },
      { url: 'https://example.org/c.jpg' },
    ])
  })

  test('has no candidate of a source that says none', () => {
    expect(image('<picture><source media="print"><img src="/a.jpg"></picture>').sources).toEqual([])
  })

  test.each<[string, string, string | undefined]>([
    ['an address', `{"src":"/a.jpg","width":640}`, 'https://example.org/a.jpg'],
    ['an address under another name', `{"title":"x","original":"/b.png?w=9"}`, 'https://example.org/b.png?w=9'],
    ['the address of a folder', `{"src":"/a/"}`, undefined],
    ['no address', `{"src":null}`, undefined],
    ['nothing', `{}`, undefined],
    ['broken JSON', `{"src":"/a.jpg"`, undefined],
  ])('without src has that of JSON for a script, which holds %s', (_, json, url) => {
    expect(image(`<img data-component="embed" data-attrs='${json}'>`).url).toBe(url)
  })

  test('has no address of a pattern behind it', () => {
    expect(image('<div style="background: url(data:image/gif;base64,R0)"><img></div>').url).toBeUndefined()
    expect(image('<div style="background: url(/a.jpg)"><img></div>').url).toBe('https://example.org/a.jpg')
  })

  test.each([
    ['http://example.org/', 'http://example.com/a.jpg'],
    ['https://example.org/', 'https://example.com/a.jpg'],
    [undefined, 'https://example.com/a.jpg'],
  ])('without a scheme has that of the base URL %s', (base, url) => {
    expect(only(images(parseBody('<img src="//example.com/a.jpg">', { baseUrl: base }))).data.url).toBe(url)
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
      'a picture of a post, as the BBC has it',
      '<div class="social-embed"> <div class="social-embed-fallbackyoutube"><a href="https://www.youtube.com/watch?v=abcdefghijk">x</a></div></div>',
      { provider: 'youtube', id: 'abcdefghijk' },
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

  test('is not the box of a post of nobody knows which network', () => {
    expect(embeds(parseBody('<div class="social-embed">x<a href="https://x.com/a/status/1">y</a></div>'))).toEqual([])
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
    [
      'a film of Facebook',
      '<figure><iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F12345678"></iframe></figure>',
      { kind: 'video' },
    ],
    [
      'a post of Facebook',
      '<figure><iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F12345678"></iframe></figure>',
      { kind: 'embed' },
    ],
    [
      'a player that is gone',
      '<figure class="embed-video"><figcaption>The pier</figcaption></figure>',
      { kind: 'embed' },
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

  test('is the caption behind several pictures, or behind a film', () => {
    const caption = '<div><small>The pier</small></div>'
    expect(figure(`<p><img src="/a.jpg"><img src="/b.jpg"></p>${caption}`)).toMatchObject({
      kind: 'gallery',
      images: ['image-1', 'image-2'],
      caption: { text: 'The pier' },
    })
    expect(figure(`<p><video src="/a.mp4"></video></p>${caption}`)).toMatchObject({ kind: 'video', images: [] })
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

describe('a provider is told by an address', () => {
  test.each<[provider: string, address: string, id: string | undefined, page?: string]>([
    [
      'youtube',
      'https://www.youtube.com/embed/abcdefghijk',
      'abcdefghijk',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    ['facebook', 'https://fb.watch/aBcDe12345/', undefined],
    [
      'facebook',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fexample%2Fposts%2F1234567890',
      '1234567890',
    ],
    ['x', 'https://x.com/example/status/1234567890', '1234567890'],
    ['x', 'https://mobile.twitter.com/example/statuses/1234567890?s=20', '1234567890'],
    ['instagram', 'https://www.instagram.com/example.name/reel/Ab_c-1/', 'Ab_c-1'],
    ['acast', 'https://embed.acast.com/harbour/first-ferry', 'harbour/first-ferry'],
    ['documentcloud', 'https://embed.documentcloud.org/documents/20481632-ledger/', '20481632'],
    ['vimeo', 'https://vimeo.com/13579246', '13579246', 'https://vimeo.com/13579246'],
    ['google-docs', 'https://docs.google.com/spreadsheets/d/e/2PACX-1vExample/pubhtml', '2PACX-1vExample'],
    ['google-drive', 'https://drive.google.com/file/d/1aB-c_D/preview', '1aB-c_D'],
    ['economist', 'https://infographics.economist.com/2021/20210101_EX100/index.html', undefined],
    ['cna', 'https://www.cna.com.tw/maps/1.html', undefined],
    ['captivate', 'https://player.captivate.fm/episode/0a1b-2c3d', '0a1b-2c3d'],
    ['soundcloud', 'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/42', '42'],
    ['soundcloud', 'https://soundcloud.com/example/first-ferry', undefined],
    ['slideshare', 'https://www.slideshare.net/slideshow/embed_code/key/aB1cD2', 'aB1cD2'],
    ['kaltura', 'https://cdnapisec.kaltura.com/p/1/embedIframeJs?entry_id=1_ab2cd3', '1_ab2cd3'],
    ['kaltura', 'https://cdnapisec.kaltura.com/p/1/playlist', undefined],
    ['iframely', 'https://cdn.iframe.ly/aB1cD2', 'aB1cD2'],
    [
      'embedly',
      'https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fexample.com',
      undefined,
      'https://example.com',
    ],
    [
      'youtube',
      'https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fexample.com&url=https%3A%2F%2Fyoutu.be%2Fabcdefghijk',
      'abcdefghijk',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    ['embedly', 'https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fcdn.embedly.com%2F', undefined],
    ['embedly', 'https://cdn.embedly.com/widgets/media.html?url=javascript:x', undefined],
    ['jsfiddle', 'https://jsfiddle.net/example/a1b2c3d4/embedded/', undefined],
    ['livestream', 'https://livestream.com/accounts/1/events/2/player', undefined],
    ['github-pages', 'https://example.github.io/viz/table.html', undefined],
    ['voa', 'https://www.voachinese.com/embed/player/0/5012345.html?type=video', '5012345'],
    ['washington-post', 'https://www.washingtonpost.com/video/c/embed/0a1b-2c3d', '0a1b-2c3d'],
    ['dvids', 'https://www.dvidshub.net/video/embed/123456', '123456'],
    ['infogram', 'https://infogram.com/0f1e2d3c-4b5a', '0f1e2d3c-4b5a'],
    ['datawrapper', 'https://datawrapper.dwcdn.net/aB1cD/2/', 'aB1cD'],
    ['flourish', 'https://public.flourish.studio/visualisation/7654321/embed', '7654321'],
    ['dailymotion', 'https://www.dailymotion.com/embed/video/x1y2z3', 'x1y2z3'],
    ['bilibili', 'https://player.bilibili.com/player.html?bvid=BV1ab411c7dE&page=1', 'BV1ab411c7dE'],
    ['youku', 'https://player.youku.com/embed/XNDEyMzQ1Ng==', 'XNDEyMzQ1Ng=='],
    ['qq', 'https://v.qq.com/txp/iframe/player.html?vid=a1234b5cd6e', 'a1234b5cd6e'],
    ['ted', 'https://embed.ted.com/talks/lang/zh-cn/example_talk', 'example_talk'],
    ['tiktok', 'https://www.tiktok.com/embed/v2/1234567890', '1234567890'],
    ['streamable', 'https://streamable.com/e/ab1cd', 'ab1cd'],
    ['spotify', 'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk', '4rOoJ6Egrf8K2IrywzwOMk'],
    ['apple-podcasts', 'https://embed.podcasts.apple.com/us/podcast/example/id1234567890', '1234567890'],
    ['megaphone', 'https://playlist.megaphone.fm/?e=EX1234567890', 'EX1234567890'],
    ['megaphone', 'https://archive.example.org/megaphone/?e=EX1234567890', 'EX1234567890'],
    ['telegram', 'https://t.me/example_channel/42?embed=1', 'example_channel/42'],
    ['scribd', 'https://www.scribd.com/embeds/123456789/content', '123456789'],
    ['issuu', 'https://e.issuu.com/embed.html?d=example', undefined],
    ['internet-archive', 'https://archive.org/embed/example_item', 'example_item'],
    ['google-maps', 'https://maps.google.com/maps?q=pier&output=embed', undefined],
    ['google', 'https://www.google.com/maps/embed?pb=1', undefined],
    ['codepen', 'https://codepen.io/example/embed/preview/aBcDeF', 'aBcDeF'],
    ['other', 'https://notyoutube.com/embed/abcdefghijk', undefined],
    ['other', 'https://youtube.com.example.org/embed/abcdefghijk', undefined],
    ['other', 'not an address', undefined],
  ])('%s: %s', (provider, address, id, page = address) => {
    expect(readEmbedAddress(address)).toEqual({ provider, url: page, ...(id && { id }) })
  })
})

describe('an attribution', () => {
  test('names a post and its site, with addresses made absolute', () => {
    expect(
      attribution('<p>The post <a href="/a/">A <b>post</b></a> first appeared on <a href="/">Example</a>.</p>'),
    ).toEqual({
      type: 'attribution',
      ref: 'attribution-1',
      title: 'A post',
      url: 'https://example.org/a/',
      site: 'Example',
      siteUrl: 'https://example.org/',
    })
  })

  test('may name only one of them', () => {
    const data = attribution('<p>The post <a href="/a/">A post</a> appeared first on Example.</p>')
    expect(data).toMatchObject({ title: 'A post', url: 'https://example.org/a/' })
    expect(data).not.toHaveProperty('site')
    expect(data).not.toHaveProperty('siteUrl')
  })

  test('is not said of more than a sentence with two links', () => {
    const many = '<b>x</b>'.repeat(20)
    const html = `<p>The post <a href="/a/">${many}</a> first appeared on <a href="/">Example</a>.</p>`
    expect(attributions(parseBody(html))).toEqual([])
  })

  test('stands in the smallest element that says the sentence', () => {
    const html = '<div><p><em>The post <a href="/a/">A</a> first appeared on <a href="/">E</a>.</em></p></div>'
    expect(only(attributions(parseBody(html))).element.tagName).toBe('em')
  })

  test.each([
    ['no link', '<p>The post A first appeared on B.</p>'],
    ['more links than a footer has', `<p>The post ${'<a href="/a/">A</a> '.repeat(7)} first appeared on B.</p>`],
    ['a text that goes on', `<p>The post <a href="/a/">A</a> first appeared on B. ${'And so on. '.repeat(80)}</p>`],
    ['another beginning', '<p>Blue <a href="/a/">boats</a> first appeared on the quay in 1931.</p>'],
  ])('is not a sentence with %s', (_, html) => {
    expect(attributions(parseBody(html, { baseUrl }))).toEqual([])
  })
})

describe('a keyword', () => {
  test.each<[string, string, object[]]>([
    [
      'in a span',
      '<span class="keyword_link"><a href="/tag/a/">燈塔</a></span>',
      [{ text: '燈塔', url: 'https://example.org/tag/a/' }],
    ],
    [
      'as a link',
      '<a class="glossaryLink" href="/g/skep/">skep</a>',
      [{ text: 'skep', url: 'https://example.org/g/skep/' }],
    ],
    [
      'without a link',
      '<span class="news-dic-inline"><span>乙烯</span><span class="dic-icon"></span></span>',
      [{ text: '乙烯' }],
    ],
    ['with two links is none', '<span class="keyword_link"><a href="/a">a</a><a href="/b">b</a></span>', []],
    ['by another name is none', '<span class="keyword"><a href="/tag/a/">a</a></span>', []],
  ])('%s', (_, html, expected) => {
    expect(ofType('keyword', html)).toEqual(
      expected.map((data, index) => ({ type: 'keyword', ref: `keyword-${index + 1}`, ...data })),
    )
  })
})

describe('a note', () => {
  const notes = (html: string, base?: string) => ofType('note', html, base).map(({ role, key }) => `${role} ${key}`)

  test.each<[string, string, string[]]>([
    ['marked in a sup', '<sup><a href="#fn1">1</a></sup><p id="fn1">x</p>', ['mark fn1', 'note fn1']],
    ['marked by a link around a sup', '<a href="#fn1"><sup>1</sup></a>', ['mark fn1']],
    ['of Markdown', '<sup id="fnref:1"><a href="#fn:1">1</a></sup><li id="fn:1">x</li>', ['mark fn:1', 'note fn:1']],
    [
      'of MediaWiki',
      '<sup><a href="#cite_note-a-1">1</a></sup><li id="cite_note-a-1">x</li>',
      ['mark cite_note-a-1', 'note cite_note-a-1'],
    ],
    ['at the end', '<a href="#endnote1">1</a><p id="endnote1">x</p>', ['mark endnote1', 'note endnote1']],
    ['with a link back', '<li id="footnote-2">x <a href="#footnote-ref-2">↩</a></li>', ['note footnote-2']],
    ['marked with the page’s full address', `<sup><a href="${baseUrl}?x=1#fn1">1</a></sup>`, ['mark fn1']],
    ['of another page is none', '<sup><a href="https://example.org/posts/2/#fn1">1</a></sup>', []],
    ['with an id of another kind is none', '<p id="chapter-1">x <a href="#chapter-1">1</a> m<sup>2</sup></p>', []],
    [
      'marked with an address of which nobody knows whether it is this page’s',
      `<sup><a href="https://example.com/#fn1">1</a></sup>`,
      [],
    ],
    ['marked without a link is none', '<sup><a>1</a></sup>', []],
    ['with two marks in one sup is none', '<sup><a href="#fn1">1</a>, <a href="#fn2">2</a></sup>', []],
  ])('%s', (_, html, expected) => {
    expect(notes(html)).toEqual(expected)
    if (expected.length === 0) expect(notes(html, undefined)).toEqual([])
  })
})

describe('a widget', () => {
  test('has its links with their text and their addresses, made absolute', () => {
    expect(
      widget('<div class="related"><a href="/a/">A\n<b>post</b></a><a>none</a><a href="//example.com/">B</a></div>'),
    ).toEqual({
      type: 'widget',
      ref: 'widget-1',
      kind: 'related',
      name: 'related',
      links: [
        { text: 'A post', url: 'https://example.org/a/' },
        { text: 'B', url: 'https://example.com/' },
      ],
      images: [],
    })
  })

  test('is itself a link where the link is all', () => {
    expect(widget('<p>x<a href="/a/">...more</a></p>').links).toEqual([
      { text: '...more', url: 'https://example.org/a/' },
    ])
  })

  test('has its images by ref, without copies', () => {
    const html =
      '<div class="widget_media_image"><img src="/a.jpg"><noscript><img src="/a.jpg"></noscript><img src="/b.jpg"></div>'
    const found = images(parseBody(html, { baseUrl })).filter(({ data }) => data.duplicateOf === undefined)
    expect(widget(html).images).toEqual(found.map(({ data }) => data.ref))
  })

  test('leaves to a figure what that one holds', () => {
    const html = '<div class="related"><figure><a href="/a/"><img src="/a.jpg"></a></figure><a href="/b/">B</a></div>'
    expect(widget(html)).toMatchObject({ links: [{ text: 'B' }], images: [] })
  })

  test('is the outermost element that holds nothing else', () => {
    const tree = parseBody('<section><div><div class="sharedaddy">x</div> </div><!-- --></section><p>y</p>')
    expect(only(widgets(tree)).element.tagName).toBe('section')
  })

  test.each([
    ['holds most of the text', `<div class="related"><div>${'A long text. '.repeat(30)}</div></div><p>x</p>`],
    ['is in a figure', '<figure><img src="/a.jpg"><div class="sharedaddy">x</div></figure>'],
    ['is no part of a page', '<p>a <b class="related">b</b></p>'],
  ])('is not what %s', (_, html) => {
    expect(widgets(parseBody(html, { baseUrl }))).toEqual([])
  })
})

describe('a card of links', () => {
  const card = '<div><a href="/b/"><h3>B</h3></a></div>'
  test.each<[string, string, number]>([
    ['of the same site', card, 1],
    ['with the link in the heading', '<div><a href="/b/"></a><h3><a href="/b/">B</a></h3></div>', 1],
    ['of the same site under another name', card.replace('/b/', 'https://m.example.org/b/'), 1],
    ['of another site', card.replace('/b/', 'https://example.com/b/'), 0],
    ['without a heading', '<div><a href="/b/">B</a></div>', 0],
    ['with a paragraph', '<div><a href="/b/"><h3>B</h3></a><p>x</p></div>', 0],
    ['with mostly text of its own', '<div><a href="/b/"><h3>B</h3></a>A text that is longer than that.</div>', 0],
    ['with much text beside links', `<div>${card}<div>${'A text. '.repeat(60)}</div></div>`, 1],
    ['with hundreds of elements', `<div>${card}${'<i></i>'.repeat(900)}</div>`, 1],
    [
      'with hundreds of elements in others',
      `<div>${card}${`<span>${'<i></i>'.repeat(300)}</span>`.repeat(3)}</div>`,
      1,
    ],
    [
      'in boxes with hundreds of elements in others',
      `<div><div>${card}${`<span>${'<i></i>'.repeat(300)}</span>`.repeat(3)}</div></div>`,
      1,
    ],
    ['of a speaker', card.replace('<div>', '<div class="speaker">'), 0],
  ])('%s: %#', (_, html, times) => {
    expect(widgets(parseBody(`<p>A text.</p>${html}<p>B text.</p>`, { baseUrl }))).toHaveLength(times)
  })

  test('is not told without a base URL', () => {
    expect(widgets(parseBody(card))).toEqual([])
    expect(widgets(parseBody(card, { baseUrl: 'no address' }))).toEqual([])
  })
})

describe('a dateline', () => {
  test.each([
    '2020-10-11T07:41:52.911Z',
    '2020-10-11 07:41',
    '2021.1.8',
    '26/08/2020 - 04:50',
    '8-1-2021',
    'Sat, 08 Aug 2020 04:09:27 GMT',
    '8 August 2020',
    'Jan 18th 2021',
    'January 18, 2021, 4:09 pm',
    '2020年8月7日',
    '2020 年 8 月 7 日 16:24',
    'Edda Lind 2020-10-11',
    '港口月報 2020年8月7日',
  ])('is %s', (text) => {
    expect(widget(`<div>${text}</div><p>A text.</p>`)).toMatchObject({ kind: 'metadata', name: 'dateline' })
  })

  test.each([
    ['a year', '<div>2020</div>'],
    ['a date within a sentence', '<div>On 8 August 2020 the light went out</div>'],
    ['a sum', '<div>1/2/34</div>'],
    ['a long line', `<div>${'x'.repeat(160)} 2020-10-11</div>`],
    ['a list', '<div><ul><li>2020-10-11</li></ul></div>'],
    ['a date after a paragraph', '<p>x</p><div>2020-10-11</div>'],
    ['a date in a paragraph', '<p>2020-10-11</p>'],
  ])('is not %s', (_, html) => {
    expect(widgets(parseBody(`${html}<p>A text.</p>`, { baseUrl }))).toEqual([])
  })

  test('is any time element that says nothing else', () => {
    expect(widget('<div><time datetime="2020-11-02">54 分钟前</time></div><p>A text.</p>').name).toBe('dateline')
  })
})

describe('the title of a post', () => {
  const title = 'The pier at low tide: a history'
  const names = (html: string, known: { title?: string } = { title }) =>
    widgets(parseBody(html, { baseUrl, ...known })).map(({ data }) => data.name)
  const text =
    '<p>The pier was built in 1893, when the harbour was still full of ships and nobody thought of tourists.</p>'

  test('is known wherever a heading says the same', () => {
    expect(names(`${text}<h1>The Pier at Low Tide – A History</h1>`)).toEqual(['page-title'])
  })

  test('is known by half of its letters where nothing is said before', () => {
    expect(names(`<h1>The pier at low tide</h1>${text}`)).toEqual(['page-title'])
    expect(names(`${text}<h1>The pier at low tide</h1>${text}`)).toEqual([])
  })

  test('is no heading without text, such as a picture', () => {
    expect(names(`${text}<h1><img src="/pier.jpg"></h1>${text}`)).toEqual([])
    expect(names(`<h1><img src="/pier.jpg"></h1>${text}`, {})).toEqual([])
  })

  test('is no long heading, and none deep in the page that only says nearly the same', () => {
    const long = 'A title of words '.repeat(9)
    expect(widgets(parseBody(`<h1>${long}</h1><p>x</p>`, { title: long }))).toEqual([])
    const deep = (depth: number) => `${'<div>'.repeat(depth)}<h1>A walk by night</h1>${'</div>'.repeat(depth)}<p>x</p>`
    expect(widgets(parseBody(deep(20), { title: 'A walk by day' }))).toHaveLength(1)
    expect(widgets(parseBody(deep(70), { title: 'A walk by day' }))).toEqual([])
    expect(widgets(parseBody(deep(70), { title: 'A walk by night' }))).toHaveLength(1)
  })

  test('is not another heading of the first rank', () => {
    expect(names(`<h1>Foreword</h1>${text}`)).toEqual([])
  })

  test('is the first heading where no title is known', () => {
    expect(names(`<h1>Foreword</h1>${text}`, {})).toEqual(['page-title'])
    expect(names(`${text}<h1>Foreword</h1>`, {})).toEqual([])
  })

  test('is that of the post', () => {
    const source = `---\ntitle: "Foreword"\nfrom: https://example.org/\n---\n\n<h1>Foreword</h1>${text}`
    expect(widgets(parseBody(parseDocument(source))).map(({ data }) => data.name)).toEqual(['page-title'])
  })
})
