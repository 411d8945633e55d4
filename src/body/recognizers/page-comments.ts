import type { RecognizerContext } from '../recognizer.js'
import { defineNamedWidget, namesOf } from '../widgets.js'

const names =
  /^(?:comments?(?:[-_](?:wrapper|area|list|section|form|respond|add|box|thread|block))?|commentlist|disqus_thread|respond|fb-comments|discuss.*thread)$/i

/** Comments of readers below an article, and their forms. A conversation can be the article itself: then there is little else. */
export const pageComments = defineNamedWidget({
  name: 'page-comments',
  kind: 'comments',
  names,
  tagNames: new Set(['div', 'section', 'aside', 'ul', 'ol', 'li', 'form', 'h2', 'h3']),
  accepts: (_element, context) => !isAmongOthers(context) && standsBesideArticle(context),
})

/** Whether the element is one comment of the comments around it. */
function isAmongOthers({ parents }: RecognizerContext): boolean {
  return parents.some((parent) => parent.type === 'element' && namesOf(parent).some((name) => names.test(name)))
}

/** Whether the body has an article's worth of text outside of the element. */
function standsBesideArticle({ bodyLength, contents }: RecognizerContext): boolean {
  return bodyLength() - contents.all > 300
}
