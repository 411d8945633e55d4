import { mapAnnotationAddresses } from '../../../body/annotation-addresses.js'
import { textProperty } from '../../../body/elements.js'
import { mapAddresses } from '../../../sanitize/map-addresses.js'
import { defineCleanStep } from '../clean-step.js'

// Parameters that tell a site where a reader came from, and nothing of what it shows: of Google Analytics (utm_*) and Ads (gclid, dclid,
// gbraid, wbraid), Facebook (fbclid), Microsoft (msclkid), Yandex (yclid), Instagram (igshid, igsh), Mailchimp (mc_cid,
// mc_eid), HubSpot (_hsenc, _hsmi), Marketo (mkt_tok), Vero (vero_id), Twitter (ref_src, ref_url), the BBC (at_*).
const tracking =
  /^(?:utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|__hst[ct]|mkt_tok|vero_id|ref_src|ref_url|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team|campaign_type))$/i

/** Takes the parameters for tracking out of links; all else of an address stays as it is written. */
export const stripTrackingParameters = defineCleanStep({
  name: 'strip-tracking-parameters',
  clean({ annotation, elements, setAnnotation, setProperties }) {
    for (const element of elements) {
      const data = annotation(element)
      const known = data && mapAnnotationAddresses(data, withoutTracking)
      if (known !== data) setAnnotation(element, known!)
      const properties = mapAddresses(element, withoutTracking)
      if (properties) setProperties(element, properties, 'tracking parameters')
      // What the link says stays: it may show the address.
      if (textProperty(element, 'ping'))
        setProperties(element, { ping: null }, 'an address that is told of every click')
    }
  },
})

/** The address without tracking parameters, else letter for letter the same. */
function withoutTracking(address: string): string {
  const match = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address)
  if (!match) return address
  const [, path, query, fragment = ''] = match
  const parts = query!.split('&')
  const kept = parts.filter((part) => !tracking.test(part.replace(/=.*$/s, '').replace(/^amp;/, '')))
  if (kept.length === parts.length) return address
  return path! + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment
}
