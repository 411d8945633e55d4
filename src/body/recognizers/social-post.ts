import type { Element } from 'hast'
import { classNames, fewBelow, textProperty } from '../elements.js'
import { readEmbedAddress } from '../providers.js'
import { defineRecognizer } from '../recognizer.js'

// The fallbacks that the networks' scripts replace, by class.
const networks = new Map([
  ['twitter-tweet', 'x'],
  ['twitter-video', 'x'],
  ['instagram-media', 'instagram'],
  ['fb-post', 'facebook'],
  ['fb-video', 'facebook'],
])

/** Posts of X, Instagram and Facebook: the blockquote or box that stands for them where no script runs. */
export const socialPost = defineRecognizer({
  name: 'social-post',
  match: [...[...networks.keys()].map((name) => `.${name}`), '.social-embed'],
  annotate(element, { url }) {
    const provider = providerOf(element)
    if (!provider) return undefined
    const address = addressOf(element, provider)
    return { type: 'embed', ...(address ? { ...readEmbedAddress(url(address)), provider } : { provider }) }
  },
})

function providerOf(element: Element): string | undefined {
  for (const name of classNames(element)) {
    const network = networks.get(name)
    if (network) return network
  }
  // The BBC's boxes say in a class further inside whose post they hold a picture of.
  const inside = element.children.flatMap((child) => (child.type === 'element' ? classNames(child) : []))
  const fallback = inside
    .map((name) => /^social-embed-fallback(\w+)$/.exec(name)?.[1])
    .find((name) => name !== undefined)
  return fallback === 'twitter' ? 'x' : fallback
}

/** The post's own address: named outright, or the last link to it, which is its date. */
function addressOf(element: Element, provider: string): string | undefined {
  const named =
    textProperty(element, 'dataInstgrmPermalink') ?? textProperty(element, 'dataHref') ?? textProperty(element, 'cite')
  if (named) return named
  const links = (fewBelow(element, 500) ?? []).flatMap((child) =>
    child.tagName === 'a' ? (textProperty(child, 'href') ?? []) : [],
  )
  return links.findLast((link) => {
    const address = readEmbedAddress(link)
    return address.provider === provider && address.id !== undefined
  })
}
