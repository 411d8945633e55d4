// Draws the posts that test/labels/body.json labels: `tsx scripts/draw-label-posts.mts [number]`.
// A stratum is a markup family in one publisher's posts. Families are found by searching the source for a string, so that
// no recogniser has a say in what it is measured on. The families take turns; each gives a post of the publisher
// that has given fewest so far, and of these the one with the lowest hash. Prints hashes, families and, for the terminal
// only, paths: they are titles and belong in no file.
import { createHash } from 'node:crypto'
import { parseDocument, safeParsePost } from '../src/index.js'
import { corpusPosts } from '../test/corpus/corpus.js'

const number = Number(process.argv[2] ?? 60)
const longestBody = 60_000

type Candidate = { path: string; hash: string; archive: string; publisher: string; html: string }
type Family = { name: string; has: (post: Candidate) => boolean }

const holds = (name: string, pattern: RegExp): Family => ({ name, has: ({ html }) => pattern.test(html) })
const iframeOf = (name: string, host: string): Family => holds(name, new RegExp(`<iframe[^>]*?${host}`))

const knownHosts =
  /youtu|facebook|vimeo|soundcloud|acast|documentcloud|(docs|drive)\.google|chinadigitaltimes|slideshare|kaltura|captivate|jsfiddle|embedly/
const isOtherIframe = (tag: string) => !knownHosts.test(tag)

const rareFamilies: Family[] = [
  iframeOf('iframe DocumentCloud', 'documentcloud'),
  iframeOf('iframe SlideShare', 'slideshare'),
  iframeOf('iframe Kaltura', 'kaltura'),
  iframeOf('iframe captivate', 'captivate'),
  iframeOf('iframe jsfiddle', 'jsfiddle'),
  iframeOf('iframe Embedly', 'embedly'),
  iframeOf('iframe Google Docs or Drive', '(docs|drive)\\.google'),
  iframeOf('iframe SoundCloud', 'soundcloud'),
  iframeOf('iframe Vimeo', 'vimeo'),
  iframeOf('iframe Acast', 'acast'),
  iframeOf('iframe Facebook', 'facebook'),
  iframeOf('iframe WordPress oEmbed', 'chinadigitaltimes'),
  { name: 'iframe of another host', has: ({ html }) => (html.match(/<iframe[^>]*>/g) ?? []).some(isOtherIframe) },
  holds('youtube-player', /<youtube-player/),
  holds('elementor or siteorigin', /elementor|siteorigin/),
  holds('Matters embed-code', /<figure class="embed-code/),
  holds('taboola', /trc_related/),
  holds('media-landscape', /media-landscape/),
  holds('m-figure', /m-figure/),
  holds('Instagram', /instagram-media/),
  holds('Facebook post', /fb-post|fb-video/),
  holds('footnote by name', /footnote|fnref|#_ftn|#fn|easy-foot|mw-ref/),
  holds('table', /<table/),
  holds('div.wp-caption', /<div[^>]*class="[^"]*wp-caption/),
  holds('Image_zoom', /Image_zoom/),
  holds('image-placeholder', /image-placeholder/),
  holds('paragraph-image', /paragraph-image/),
  holds('image-richtext', /image-richtext/),
  holds('image-rightalign', /image-rightalign/),
  holds('widget_media_image', /widget_media_image/),
  holds('keyword_link', /keyword_link/),
  holds('AdContainer', /AdContainer/),
  holds('m-block-ad', /m-block-ad/),
]

const commonFamilies: Family[] = [
  holds('first appeared on', /first appeared on/),
  holds('appeared first on', /appeared first on/),
  holds('Matters audio', /<figure class="audio/),
  holds('Matters embed-video', /<figure class="embed-video/),
  holds('Matters image', /<figure class="image"/),
  holds('wp-block-image', /wp-block-image/),
  holds('figure.wp-caption', /<figure[^>]*class="[^"]*wp-caption/),
  holds('figure without class', /<figure\s*>/),
  holds('figure in figure', /<figure[^>]*>(?:(?!<\/figure>).)*<figure/s),
  holds('graf--figure', /graf--figure/),
  holds('aesop', /aesop-/),
  holds('image-box', /image-box/),
  holds('div with small', /<img[^>]*>\s*(?:<\/[^>]*>\s*)*<div[^>]*>\s*<small/),
  iframeOf('iframe YouTube', 'youtu'),
  holds('tweet', /twitter-tweet/),
  holds('video', /<video/),
  holds('audio', /<audio/),
  holds('sharedaddy or jp-relatedposts', /sharedaddy|jp-relatedposts/),
  holds('lazy-loaded', /data-lazy|data-src|<noscript/),
  holds('code-block', /code-block/),
  holds('nav or aside', /<nav|<aside/),
  { name: 'image without figure', has: ({ html }) => html.includes('<img') && !/<figure|caption/.test(html) },
]

const families = [...rareFamilies, ...commonFamilies]
const isPlain = (post: Candidate) =>
  post.html.length > 400 &&
  !/<img|<iframe|<blockquote|<script/.test(post.html) &&
  !families.some(({ has }) => has(post))
const negatives = ['waimei', 'waimei', 'waimei', 'oped2', 'teahouse', 'society'].map((archive): Family => {
  return { name: `none of these, ${archive}`, has: (post) => post.archive === archive && isPlain(post) }
})
const strata = [...families, ...negatives, holds('footnote mark', /<sup[^>]*>\s*<a[^>]*#fn/)]

const candidates = corpusPosts()
  .map(({ path, source }): Candidate => {
    const document = parseDocument(source)
    const result = safeParsePost(document)
    return {
      path,
      hash: createHash('sha256').update(source).digest('hex'),
      archive: path.split('/')[0]!,
      publisher: result.success ? (result.data.frontMatter.categories[0]?.trim() ?? '') : '',
      html: document.slice(document.layout.html),
    }
  })
  .filter(({ html }) => html.length > 0 && html.length <= longestBody)
  .sort((a, b) => (a.hash < b.hash ? -1 : 1))

const drawn = new Map<Candidate, string>()
const given = new Map<string, number>()
const remaining = (family: Family) => candidates.filter((post) => !drawn.has(post) && family.has(post))
for (let before = -1; drawn.size < number && drawn.size > before; ) {
  before = drawn.size
  for (const family of strata) {
    if (drawn.size === number) break
    let best: Candidate | undefined
    for (const post of remaining(family)) {
      if (!best || (given.get(post.publisher) ?? 0) < (given.get(best.publisher) ?? 0)) best = post
    }
    if (!best) continue
    drawn.set(best, family.name)
    given.set(best.publisher, (given.get(best.publisher) ?? 0) + 1)
  }
}

for (const [{ hash, path, html }, family] of [...drawn].sort(([a], [b]) => (a.hash < b.hash ? -1 : 1))) {
  console.log([hash, family, html.length, path].join('\t'))
}
