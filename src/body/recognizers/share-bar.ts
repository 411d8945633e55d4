import { defineNamedWidget } from '../widgets.js'

/** Rows of links to share the article with: Jetpack's sharedaddy, AddThis, Drupal's service links. */
export const shareBar = defineNamedWidget({
  name: 'share-bar',
  kind: 'share',
  names:
    /^(?:sharedaddy|sd-sharing.*|share[-_]?(?:bar|buttons?|links?|tools?|icons?|box|this|widget|wrapper|container|post)|social[-_]?(?:share|sharing|links?|icons?|media|buttons?|bar)|(?:pullquote|post|article|entry|page)-share|addthis.*|addtoany.*|a2a_kit|service-links|field-name-service-links.*|jiathis.*|bdsharebuttonbox|sharethis.*)$/i,
})
