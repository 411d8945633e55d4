import type { Element } from 'hast'
import { textProperty } from '../../../body/elements.js'
import { isBlank } from '../../../body/surroundings.js'
import type { Image } from '../../../schema/image.js'
import { defineCleanStep, type PropertyEdits } from '../clean-step.js'

// What scripts read to load the picture later: with the address in place, nobody needs it.
const lazyProperties = [
  ...['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataLazy', 'dataOriginalSrc', 'dataSrcset', 'dataLazySrcset'],
  ...['dataSizes', 'dataLazySizes'],
]

/**
 * Gives images that a script would have loaded their real address, also from their copy in `noscript` or from the style of
 * what stands around, and takes out those copies.
 */
export const resolveLazyImages = defineCleanStep({
  name: 'resolve-lazy-images',
  clean({ elements, annotation, parentsOf, remove, setProperties }) {
    const byRef = new Map<string, { element: Element; data: Image }>()
    for (const element of elements) {
      const data = annotation(element)
      if (element.tagName === 'img' && data?.type === 'image') byRef.set(data.ref, { element, data })
    }
    for (const { element, data } of byRef.values()) {
      if (data.duplicateOf !== undefined) {
        const noscript = parentsOf(element).findLast(({ tagName }) => tagName === 'noscript')
        const isShown = byRef.get(data.duplicateOf)?.data.url !== undefined
        if (noscript && isShown && isOnly(noscript, element))
          remove(noscript, 'the copy of an image for readers without scripts')
      } else if (data.url !== undefined && isLazy(element, data)) {
        setProperties(element, realProperties(element, data), 'an image that a script would have loaded')
      }
    }
  },
})

function isLazy(element: Element, { placeholder }: Image): boolean {
  if (placeholder !== undefined || textProperty(element, 'src') === undefined) return true
  return lazyProperties.some((name) => element.properties[name] !== undefined)
}

function realProperties(element: Element, { url, placeholder }: Image): PropertyEdits {
  const lazySrcset = textProperty(element, 'dataLazySrcset') ?? textProperty(element, 'dataSrcset')
  const lazySizes = textProperty(element, 'dataLazySizes')
  const isMissing = placeholder !== undefined || textProperty(element, 'src') === undefined
  const properties: PropertyEdits = {
    ...(isMissing && { src: url! }),
    ...(lazySrcset && { srcSet: lazySrcset }),
    ...(lazySizes && { sizes: lazySizes }),
  }
  if (!lazySrcset && String(element.properties.srcSet ?? '').startsWith('data:')) properties.srcSet = null
  for (const name of lazyProperties) if (element.properties[name] !== undefined) properties[name] = null
  return properties
}

/** Whether a noscript holds one image and nothing else, perhaps in wrappers. */
function isOnly(noscript: Element, image: Element): boolean {
  return noscript.children.every((node) => {
    if (node === image || node.type === 'comment' || isBlank(node)) return true
    return node.type === 'element' && isOnly(node, image)
  })
}
