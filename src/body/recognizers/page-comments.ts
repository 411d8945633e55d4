import type { Element } from 'hast'
import { classNames, elementsBelow, namesOf } from '../elements.js'
import type { RecognizerContext } from '../recognizer.js'
import { defineNamedWidget, holdsParagraph } from '../widgets.js'

const names =
  /^(?:comments?(?:[-_](?:wrapper|area|list|section|form|respond|add|box|thread|block))?|commentlist|disqus_thread|respond|fb-comments|discuss.*thread)$/i

/** Comments of readers below an article, and their forms. A conversation can be the article itself: then there is little else. */
export const pageComments = defineNamedWidget({
  name: 'page-comments',
  kind: 'comments',
  names,
  tagNames: new Set(['div', 'section', 'aside', 'ul', 'ol', 'li', 'form', 'h2', 'h3']),
  accepts: (element, context) =>
    !isAmongOthers(context) && standsBesideArticle(context) && (!holdsParagraph(context) || isByReaders(element)),
})

// What pages show with what any reader may write: when it was sent, an answer, a form. Of Drupal's comments and WordPress'.
const marks =
  /(?:^|[-_])(?:anonymous|reply|respond)(?:$|[-_])|comment-(?:time|date|meta|metadata|submitted|form|add)|^says$/i
const inputs = new Set(['form', 'textarea', 'time'])

/** Whether readers write here. Where nobody can answer, and no comment has a date, invited authors talk to each other. */
function isByReaders(element: Element): boolean {
  return elementsBelow(element).some(
    (part) => inputs.has(part.tagName) || classNames(part).some((name) => marks.test(name)),
  )
}

/** Whether the element is one comment of the comments around it. */
function isAmongOthers({ parents }: RecognizerContext): boolean {
  return parents.some((parent) => parent.type === 'element' && namesOf(parent).some((name) => names.test(name)))
}

/** Whether the body has an article's worth of text outside of the element. */
function standsBesideArticle({ bodyLength, contents }: RecognizerContext): boolean {
  return bodyLength() - contents.all > 300
}
