import type { Element } from 'hast'
import { annotation } from '../body/annotation.js'
import { pixels, textProperty } from '../body/elements.js'
import { readEmbedAddress } from '../body/providers.js'
import { isWebAddress } from './normalize-address.js'

// How readers know them; others are named by their host.
const providerNames = new Map([
  ['acast', 'Acast'],
  ['apple-podcasts', 'Apple Podcasts'],
  ['bilibili', 'Bilibili'],
  ['codepen', 'CodePen'],
  ['dailymotion', 'Dailymotion'],
  ['datawrapper', 'Datawrapper'],
  ['documentcloud', 'DocumentCloud'],
  ['facebook', 'Facebook'],
  ['flourish', 'Flourish'],
  ['google-docs', 'Google Docs'],
  ['google-drive', 'Google Drive'],
  ['google-maps', 'Google Maps'],
  ['infogram', 'Infogram'],
  ['instagram', 'Instagram'],
  ['internet-archive', 'Internet Archive'],
  ['jsfiddle', 'JSFiddle'],
  ['scribd', 'Scribd'],
  ['slideshare', 'SlideShare'],
  ['soundcloud', 'SoundCloud'],
  ['spotify', 'Spotify'],
  ['telegram', 'Telegram'],
  ['tiktok', 'TikTok'],
  ['vimeo', 'Vimeo'],
  ['x', 'X'],
  ['youku', 'Youku'],
  ['youtube', 'YouTube'],
])

/**
 * A link to what an element would load from another site: its title or address, with the name of the provider. It carries
 * the Embed of the element. Undefined where there is no address of the web, or nothing to see, as in frames of one pixel
 * that count readers.
 *
 * @param element an `iframe`, `embed`, `object` or `frame`, or any element that was recognised as an Embed.
 * @example
 * embedLink(frame) // <a class="embed embed-youtube" href="https://www.youtube.com/watch?v=abcdefghijk">YouTube: A title</a>
 */
export function embedLink(element: Element): Element | undefined {
  const data = annotation(element)
  const known = data?.type === 'embed' ? data : undefined
  const address = known?.url ?? addressOf(element)
  if (address === undefined || !isWebAddress(address) || isInvisible(element)) return undefined
  const { provider, url = address } = known ?? readEmbedAddress(address)
  const title = known?.title ?? textProperty(element, 'title')
  const name = providerNames.get(provider) ?? hostOf(url)
  const value = [name, title ?? url].filter((part) => part !== undefined).join(': ')
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['embed', `embed-${provider}`], href: url },
    children: [{ type: 'text', value }],
    ...(element.data && { data: element.data }),
    ...(element.position && { position: element.position }),
  }
}

function addressOf(element: Element): string | undefined {
  const names = element.tagName === 'object' ? ['data'] : ['src', 'dataSrc', 'dataLazySrc']
  return names.map((name) => textProperty(element, name)).find((value) => value && value !== 'about:blank')
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined
}

function isInvisible(element: Element): boolean {
  const width = pixels(element, 'width')
  const height = pixels(element, 'height')
  const isTiny = width !== undefined && height !== undefined && width <= 1 && height <= 1
  return isTiny || /display:\s*none|visibility:\s*hidden/i.test(textProperty(element, 'style') ?? '')
}
