import type { Element } from 'hast'
import { annotation } from '../../body/annotation.js'
import { elementsBelow, fewBelow, textProperty } from '../../body/elements.js'
import { imageAddress, linkAddress } from './addresses.js'
import { showable } from './leaves.js'
import { element } from './phrasing.js'
import { isPlayer } from './seen.js'

/** A picture as Markdown shows it: an `img`, or the text that it stands for, as that of an emoji. */
export type Picture = { img: Element; isIcon: boolean } | { text: string }

/**
 * What is shown of an image: nothing of those that count readers or keep a place, that repeat another one, or whose
 * address is unknown.
 */
export function readPicture(image: Element, baseUrl: string | undefined): Picture | undefined {
  const data = annotation(image)
  const isRecognised = data?.type === 'image'
  if (isRecognised && (data.role === 'tracking' || data.role === 'spacer' || data.duplicateOf !== undefined))
    return undefined
  const address = isRecognised ? data.url : textProperty(image, 'src')
  const alt = oneLine((isRecognised ? data.alt : textProperty(image, 'alt')) ?? '')
  if (
    isRecognised &&
    data.role === 'icon' &&
    /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(alt)
  )
    return { text: alt }
  const src = imageAddress(address, baseUrl)
  if (src === undefined) return undefined
  const title = oneLine((isRecognised ? data.title : textProperty(image, 'title')) ?? '')
  // Many say the same twice.
  const says = title !== '' && title !== alt
  return {
    img: element('img', { src, alt, ...(says && { title }) }),
    isIcon: isRecognised && data.role === 'icon',
  }
}

/** What is written of an embed: a link with its title, or with the provider before the address. */
export type EmbedLink = { url: string; title: string | undefined; provider: string | undefined }

/** What is shown of an embed, also of a frame or player in a tree in which nothing was recognised. */
export function readEmbed(player: Element, baseUrl: string | undefined): EmbedLink | undefined {
  const data = annotation(player)
  const known =
    data?.type === 'embed' ? data : { provider: 'other', url: sourceOf(player), title: textProperty(player, 'title') }
  const url = linkAddress(known.url, baseUrl)
  if (url === undefined || /^(?:mailto|tel):/i.test(url)) return undefined
  const title = oneLine(known.title ?? '')
  const isNamed = known.provider !== 'other' && known.provider !== 'file'
  return { url, title: title === '' ? undefined : title, provider: isNamed ? known.provider : undefined }
}

function sourceOf(player: Element): string | undefined {
  const own = textProperty(player, 'src') ?? textProperty(player, 'data')
  if (own !== undefined) return own
  const source = fewBelow(player, 200)?.find(({ tagName }) => tagName === 'source')
  return source && textProperty(source, 'src')
}

/**
 * Whether an element is a link to an address, as cleaning leaves of a frame, or holds one, as in the fallback of a tweet. What is large is
 * taken to hold it.
 */
export function holdsLink(holder: Element, url: string, baseUrl: string | undefined): boolean {
  const below = fewBelow(holder, 500)
  const isLink = ({ tagName, properties }: Element) => tagName === 'a' && linkAddress(properties.href, baseUrl) === url
  return !below || isLink(holder) || below.some(isLink)
}

/** Whether a picture, a player or something recognised stands in an element. */
export function holdsMedia(holder: Element): boolean {
  return elementsBelow(holder).some((part) => {
    const type = annotation(part)?.type
    return part.tagName === 'img' || part.tagName === 'table' || isPlayer(part) || type === 'figure' || type === 'embed'
  })
}

function oneLine(text: string): string {
  return showable(text).replace(/\s+/g, ' ').trim()
}
