/** What an address says of the thing that it embeds. */
export type EmbedAddress = { provider: string; url: string; id?: string | undefined }

type Provider = {
  name: string
  /** What a reader sees or hears of it, where that is always the same. */
  shows?: 'video' | 'audio' | 'chart'
  /** Host names without `www.`; subdomains count too. */
  hosts: readonly string[]
  /** How the path of a copy on another host begins: archivists keep players. */
  path?: RegExp
  /** The provider's id of the thing. */
  id?: (url: URL) => string | undefined
  /** The public page of an id. */
  page?: (id: string) => string
}

const pathAfter = (pattern: RegExp) => (url: URL) => pattern.exec(url.pathname)?.[1]
const parameter = (name: string) => (url: URL) => url.searchParams.get(name) ?? undefined

// In the order of how often they occur in the frames of 115,089 real posts.
const providers: readonly Provider[] = [
  {
    name: 'youtube',
    shows: 'video',
    hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'],
    id: (url) =>
      url.hostname === 'youtu.be'
        ? url.pathname.slice(1, 12)
        : (url.searchParams.get('v') ?? /^\/(?:embed|shorts|live|v)\/([\w-]{11})/.exec(url.pathname)?.[1]),
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  { name: 'facebook', hosts: ['facebook.com', 'fb.watch'], id: (url) => pathAfter(/(\d{6,})\/?$/)(hrefParameter(url)) },
  { name: 'x', hosts: ['twitter.com', 'x.com'], id: pathAfter(/\/status(?:es)?\/(\d+)/) },
  { name: 'instagram', hosts: ['instagram.com'], id: pathAfter(/^\/(?:[\w.]+\/)?(?:p|reel|tv)\/([\w-]+)/) },
  { name: 'acast', shows: 'audio', hosts: ['acast.com'], id: pathAfter(/^\/(.+?)\/?$/) },
  { name: 'documentcloud', hosts: ['documentcloud.org'], id: pathAfter(/^\/documents\/(\d+)/) },
  {
    name: 'vimeo',
    shows: 'video',
    hosts: ['vimeo.com'],
    id: pathAfter(/^\/(?:video\/)?(\d+)/),
    page: (id) => `https://vimeo.com/${id}`,
  },
  { name: 'google-docs', hosts: ['docs.google.com'], id: pathAfter(/\/d\/(?:e\/)?([\w-]+)/) },
  { name: 'google-drive', hosts: ['drive.google.com'], id: pathAfter(/\/d\/([\w-]+)/) },
  { name: 'economist', shows: 'chart', hosts: ['infographics.economist.com'] },
  { name: 'cna', hosts: ['cna.com.tw'] },
  { name: 'captivate', shows: 'audio', hosts: ['captivate.fm'], id: pathAfter(/\/episode\/([\w-]+)/) },
  {
    name: 'soundcloud',
    shows: 'audio',
    hosts: ['soundcloud.com'],
    id: (url) => /\/tracks\/(\d+)/.exec(parameter('url')(url) ?? '')?.[1],
  },
  { name: 'slideshare', hosts: ['slideshare.net'], id: pathAfter(/\/embed_code\/(?:key\/)?(\w+)/) },
  {
    name: 'kaltura',
    shows: 'video',
    hosts: ['kaltura.com'],
    id: parameter('entry_id'),
  },
  { name: 'iframely', hosts: ['iframe.ly', 'iframely.net'], id: pathAfter(/^\/(?:api\/iframe\/)?(\w+)/) },
  { name: 'embedly', hosts: ['embedly.com'] },
  { name: 'jsfiddle', hosts: ['jsfiddle.net'] },
  { name: 'livestream', shows: 'video', hosts: ['livestream.com'] },
  { name: 'github-pages', hosts: ['github.io'] },
  // Seen once or twice each, or in no post at hand but everywhere else.
  {
    name: 'voa',
    shows: 'video',
    hosts: ['voanews.com', 'voachinese.com', 'voacantonese.com'],
    id: pathAfter(/^\/embed\/player\/\d+\/(\d+)/),
  },
  { name: 'washington-post', shows: 'video', hosts: ['washingtonpost.com'], id: pathAfter(/\/embed\/([\w-]+)/) },
  { name: 'dvids', shows: 'video', hosts: ['dvidshub.net'], id: pathAfter(/\/embed\/(\d+)/) },
  { name: 'infogram', shows: 'chart', hosts: ['infogram.com'], id: pathAfter(/^\/([\w-]+)/) },
  { name: 'datawrapper', shows: 'chart', hosts: ['datawrapper.dwcdn.net'], id: pathAfter(/^\/(\w+)/) },
  { name: 'flourish', shows: 'chart', hosts: ['flourish.studio'], id: pathAfter(/\/(?:visualisation|story)\/(\d+)/) },
  { name: 'dailymotion', shows: 'video', hosts: ['dailymotion.com'], id: pathAfter(/\/video\/(\w+)/) },
  { name: 'bilibili', shows: 'video', hosts: ['bilibili.com'], id: parameter('bvid') },
  { name: 'youku', shows: 'video', hosts: ['youku.com'], id: pathAfter(/\/embed\/([\w=]+)/) },
  { name: 'qq', shows: 'video', hosts: ['v.qq.com'], id: parameter('vid') },
  { name: 'ted', shows: 'video', hosts: ['embed.ted.com'], id: pathAfter(/\/talks\/(?:lang\/[\w-]+\/)?([\w-]+)/) },
  { name: 'tiktok', shows: 'video', hosts: ['tiktok.com'], id: pathAfter(/\/(?:video|embed\/v2)\/(\d+)/) },
  { name: 'streamable', shows: 'video', hosts: ['streamable.com'], id: pathAfter(/^\/(?:[eso]\/)?(\w+)/) },
  {
    name: 'spotify',
    shows: 'audio',
    hosts: ['open.spotify.com'],
    id: pathAfter(/\/(?:episode|show|track|playlist)\/(\w+)/),
  },
  { name: 'apple-podcasts', shows: 'audio', hosts: ['podcasts.apple.com'], id: pathAfter(/\/id(\d+)/) },
  {
    name: 'megaphone',
    shows: 'audio',
    hosts: ['megaphone.fm'],
    path: /^\/megaphone\//,
    id: parameter('e'),
  },
  { name: 'telegram', hosts: ['t.me'], id: pathAfter(/^\/([\w-]+\/\d+)/) },
  { name: 'scribd', hosts: ['scribd.com'], id: pathAfter(/^\/embeds\/(\d+)/) },
  { name: 'issuu', hosts: ['issuu.com'] },
  { name: 'internet-archive', hosts: ['archive.org'], id: pathAfter(/^\/embed\/([^/]+)/) },
  { name: 'google-maps', hosts: ['maps.google.com'] },
  { name: 'google', hosts: ['google.com'] },
  { name: 'codepen', hosts: ['codepen.io'], id: pathAfter(/\/embed\/(?:preview\/)?(\w+)/) },
]

/**
 * Who serves an embedded address, its id there, and the public page where that can be told.
 *
 * @example
 * readEmbedAddress('https://www.youtube.com/embed/abcdefghijk?rel=0')
 * // { provider: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk', id: 'abcdefghijk' }
 */
export function readEmbedAddress(address: string): EmbedAddress {
  if (!URL.canParse(address)) return { provider: 'other', url: address }
  const url = new URL(address)
  const host = url.hostname.replace(/^www\./, '')
  const provider =
    providers.find(({ hosts }) => hosts.some((name) => host === name || host.endsWith(`.${name}`))) ??
    providers.find(({ path }) => path?.test(url.pathname))
  if (!provider) return { provider: 'other', url: address }
  if (provider.name === 'embedly') return readCarried(url) ?? { provider: 'embedly', url: address }
  const id = provider.id?.(url) || undefined
  const page = id && provider.page ? provider.page(id) : address
  return { provider: provider.name, url: page, ...(id && { id }) }
}

/** Embedly's frames carry the page that they show, and its player, in parameters. */
function readCarried(frame: URL): EmbedAddress | undefined {
  const carried = ['url', 'src'].map((name) => frame.searchParams.get(name) ?? '')
  const page = carried.find((address) => /^https?:/i.test(address) && URL.canParse(address))
  if (page === undefined || isEmbedly(new URL(page))) return undefined
  const inner = readEmbedAddress(page)
  return inner.provider === 'other' ? { provider: 'embedly', url: page } : inner
}

function isEmbedly({ hostname }: URL): boolean {
  return hostname === 'embedly.com' || hostname.endsWith('.embedly.com')
}

/** Facebook's plugins carry the address of the post in a parameter. */
function hrefParameter(url: URL): URL {
  const href = url.searchParams.get('href')
  return href && URL.canParse(href) ? new URL(href) : url
}

/** What a reader sees or hears of a provider's things, where that is always the same. */
export function shownBy(name: string): Provider['shows'] {
  return providers.find((provider) => provider.name === name)?.shows
}
