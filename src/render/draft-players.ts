import type { Properties } from 'hast'
import { annotation } from '../body/annotation.js'
import { elementsBelow } from '../body/elements.js'
import type { Draft } from './draft.js'

/**
 * Players of media files play only when they are told to, and load nothing before. (What loads another page becomes a link
 * when the body is made safe.)
 */
export function rewritePlayers(draft: Draft): void {
  for (const element of draft.elements) {
    if (element.tagName !== 'video' && element.tagName !== 'audio') continue
    const properties: Properties = { ...element.properties, controls: true, preload: 'none' }
    element.properties = properties
    // An empty address is that of the page.
    if (properties.src === '') delete properties.src
    const data = annotation(element)
    const hasSource = elementsBelow(element).some(({ tagName, properties: { src } }) => tagName === 'source' && src)
    if (data?.type === 'embed' && data.url !== undefined && !properties.src && !hasSource) properties.src = data.url
  }
}
