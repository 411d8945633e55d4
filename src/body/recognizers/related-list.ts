import { defineNamedWidget } from '../widgets.js'

/** Boxes of links to other articles, by their names: Jetpack's, CNA's moreArticle, Drupal's blocks. */
export const relatedList = defineNamedWidget({
  name: 'related-list',
  kind: 'related',
  names:
    /^(?:(?:jp-)?related(?:posts?|[-_].*)?|.+[-_]related(?:[-_](?:posts?|articles?|block.*))?|yarpp.*|more-?(?:articles?|stories|news|from.*|on-.*)|recommended(?:[-_].*)?|read-?(?:more|next)[-_]?(?:list|box|links?)?|see-?also|crp_related|type-collection|collection-list|streamItem--heading|you-may-.*|also-read|.*(?:recirc|siblings-list).*)$/i,
})
