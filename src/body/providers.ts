/** What an address says of the thing that it embeds. */
export type EmbedAddress = { provider: string; url: string; id?: string | undefined }

type Provider = {
  name: string
  /** Host names without `www.`; subdomains count too. */
  hosts: readonly string[]
  /** The provider's id of the thing. */
  id?: (url: URL) => string | undefined
  /** The public page of an id. */
  page?: (id: string) => string
}

const pathAfter = (pattern: RegExp) => (url: URL) => pattern.exec(url.pathname)?.[1]

// Hosts from facts.md ('iframe hosts'), in the order of how often they occur there.
const providers: readonly Provider[] = [
  {
    name: 'youtube',
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
  { name: 'acast', hosts: ['acast.com'], id: pathAfter(/^\/(.+?)\/?$/) },
  { name: 'documentcloud', hosts: ['documentcloud.org'], id: pathAfter(/^\/documents\/(\d+)/) },
  {
    name: 'vimeo',
    hosts: ['vimeo.com'],
    id: pathAfter(/^\/(?:video\/)?(\d+)/),
    page: (id) => `https://vimeo.com/${id}`,
  },
  { name: 'google-docs', hosts: ['docs.google.com'], id: pathAfter(/\/d\/(?:e\/)?([\w-]+)/) },
  { name: 'google-drive', hosts: ['drive.google.com'], id: pathAfter(/\/d\/([\w-]+)/) },
  { name: 'economist', hosts: ['infographics.economist.com'] },
  { name: 'cna', hosts: ['project.cna.com.tw'] },
  { name: 'captivate', hosts: ['captivate.fm'], id: pathAfter(/\/episode\/([\w-]+)/) },
  {
    name: 'soundcloud',
    hosts: ['soundcloud.com'],
    id: (url) => /\/tracks\/(\d+)/.exec(url.searchParams.get('url') ?? '')?.[1],
  },
  { name: 'slideshare', hosts: ['slideshare.net'], id: pathAfter(/\/embed_code\/(?:key\/)?(\w+)/) },
  { name: 'kaltura', hosts: ['kaltura.com'], id: (url) => url.searchParams.get('entry_id') ?? undefined },
  { name: 'iframely', hosts: ['iframe.ly', 'iframely.net'], id: pathAfter(/^\/(?:api\/iframe\/)?(\w+)/) },
  { name: 'embedly', hosts: ['embedly.com'] },
  { name: 'jsfiddle', hosts: ['jsfiddle.net'] },
  { name: 'livestream', hosts: ['livestream.com'] },
  { name: 'github-pages', hosts: ['github.io'] },
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
  const provider = providers.find(({ hosts }) => hosts.some((name) => host === name || host.endsWith(`.${name}`)))
  if (!provider) return { provider: 'other', url: address }
  const id = provider.id?.(url) || undefined
  const page = id && provider.page ? provider.page(id) : address
  return { provider: provider.name, url: page, ...(id && { id }) }
}

/** Facebook's plugins carry the address of the post in a parameter. */
function hrefParameter(url: URL): URL {
  const href = url.searchParams.get('href')
  return href && URL.canParse(href) ? new URL(href) : url
}
