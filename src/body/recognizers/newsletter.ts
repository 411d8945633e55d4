import { defineNamedWidget, isShort } from '../widgets.js'

/** Boxes that ask for an address to send a newsletter to. */
export const newsletter = defineNamedWidget({
  name: 'newsletter',
  kind: 'newsletter',
  names: /newsletter|subscri(?:be|ption)|mailchimp|mc4wp|mc_embed|o-self-promo--nl|signup-form/i,
  accepts: (_element, context) => isShort(context, 400),
})
