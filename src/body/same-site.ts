import type { Element } from 'hast'
import { textProperty } from './elements.js'
import type { RecognizerContext } from './recognizer.js'

/** Whether a link leads to another page of the site that the body is from. Without a base URL nobody knows. */
export function isOfSameSite(link: Element, context: RecognizerContext): boolean {
  const verdicts = context.memory(createVerdicts)
  let isSame = verdicts.get(link)
  if (isSame === undefined) {
    isSame = leadsToSite(link, context)
    verdicts.set(link, isSame)
  }
  return isSame
}

// Boxes in boxes ask for the same link again.
function createVerdicts(): Map<Element, boolean> {
  return new Map()
}

function leadsToSite(link: Element, { url, baseUrl }: RecognizerContext): boolean {
  const href = textProperty(link, 'href')
  if (!href || href.startsWith('#') || !baseUrl) return false
  const site = siteOf(url(href))
  return site !== undefined && site === siteOf(baseUrl)
}

/** The host without its first label where it has more than two: www.example.org and m.example.org are one site. */
function siteOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { hostname } = new URL(address)
  const labels = hostname.split('.')
  return labels.length > 2 ? labels.slice(1).join('.') : hostname
}
