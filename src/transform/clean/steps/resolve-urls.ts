import { mapAddresses } from '../../../sanitize/map-addresses.js'
import { defineCleanStep } from '../clean-step.js'

/** Makes relative addresses absolute against the base URL; where it is not known, nothing is done. Links within the post stay. */
export const resolveUrls = defineCleanStep({
  name: 'resolve-urls',
  clean({ elements, baseUrl, setProperties }) {
    if (baseUrl === undefined || !URL.canParse(baseUrl)) return
    const resolve = (address: string) =>
      /^(?:[a-z][a-z0-9+.-]*:|#|$)/i.test(address) || !URL.canParse(address, baseUrl)
        ? address
        : new URL(address, baseUrl).href
    for (const element of elements) {
      const properties = mapAddresses(element, resolve)
      if (properties) setProperties(element, properties, 'a relative address')
    }
  },
})
