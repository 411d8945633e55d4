import { holdsStandfirst } from '../standfirst.js'
import { defineNamedWidget, holdsParagraph, isShort } from '../widgets.js'

/** What a page's template says of an article: its title once more, date, author, tags, categories, copyright. */
export const pageMetadata = defineNamedWidget({
  name: 'page-metadata',
  kind: 'metadata',
  names:
    /^(?:Lede__Hed|entry-(?:header|meta|footer|author.*|tags|categories|utility)|page-header|post-?(?:header|meta|info|tags|categories|footer|date|author)|article-?(?:meta|info|header|tags|date|author)|byline|dateline|posted-on|submitted|field-name-(?:title|author|post-date)|js-postMetaLockup|postMetaInline.*|author-(?:wrap|info|name|line)|column-wrap|tags?-?(?:links|list|box)|cat-links|t-copyright|Attribution[-_]container|Attribution-attribution.*)$/i,
  tagNames: new Set(['div', 'section', 'aside', 'ul', 'ol', 'header', 'footer', 'p', 'dl', 'h1', 'h2']),
  accepts: (element, context) =>
    isShort(context, 1_000) && !holdsParagraph(context) && !holdsStandfirst(element, context),
})
