import { defineNamedWidget, holdsArticle } from '../widgets.js'

/** Boxes about the author that a template adds. */
export const authorBox = defineNamedWidget({
  name: 'author-box',
  kind: 'author',
  names:
    /^(?:(?:about-)?author-?(?:box|bio|card|profile|description|about)|about-(?:the-)?author|entry-author-bio|post-author-(?:bio|box))$/i,
  accepts: (_element, context) => !holdsArticle(context),
})
