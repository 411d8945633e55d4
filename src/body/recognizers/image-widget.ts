import { defineNamedWidget } from '../widgets.js'

/** WordPress' image widgets: a banner from the sidebar, with or without a link. */
export const imageWidget = defineNamedWidget({
  name: 'image-widget',
  kind: 'image-widget',
  names: /^widget_media_image$|^widget_sp_image$/,
  tagNames: new Set(['section', 'aside', 'div', 'li']),
})
