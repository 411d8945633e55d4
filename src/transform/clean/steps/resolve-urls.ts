import { absoluteAddress } from '../../../body/absolute-address.js'
import { mapAnnotationAddresses } from '../../../body/annotation-addresses.js'
import { mapAddresses } from '../../../sanitize/map-addresses.js'
import { defineCleanStep } from '../clean-step.js'

/**
 * Makes relative addresses absolute against the base URL, also in annotations; where it is not known, nothing is done. Links
 * within the post stay.
 */
export const resolveUrls = defineCleanStep({
  name: 'resolve-urls',
  clean({ annotation, elements, baseUrl, setAnnotation, setProperties }) {
    if (baseUrl === undefined || !URL.canParse(baseUrl)) return
    const resolve = (address: string) =>
      /^(?:[a-z][a-z0-9+.-]*:|#|$)/i.test(address) || !URL.canParse(address, baseUrl)
        ? address
        : new URL(address, baseUrl).href
    // As `parseBody` would have, had it known the base URL.
    const resolveRecognized = (address: string) => absoluteAddress(address, baseUrl)
    for (const element of elements) {
      const data = annotation(element)
      const known = data && mapAnnotationAddresses(data, resolveRecognized)
      if (known !== data) setAnnotation(element, known!)
      const properties = mapAddresses(element, resolve)
      if (properties) setProperties(element, properties, 'a relative address')
    }
  },
})
