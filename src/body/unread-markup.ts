import { type Token, Tokenizer } from 'parse5'
import type { Range } from '../source/range.js'

/**
 * Markup in a text of which a body's parser makes nothing, but a browser may when the body stands in a page:
 *
 * - `page`: a doctype, and `<html>`, `<head>`, `<body>` or `<frameset>`, which set the attributes of the page, or replace it by
 *   frames.
 * - `unfinished`: a tag at the end that never ends; it swallows what comes behind the body.
 */
export type UnreadMarkup = Range & {
  /** Which of the two it is. */
  kind: 'page' | 'unfinished'
}

const pageTags = new Set(['html', 'head', 'body', 'frameset'])

/**
 * The markup of a body that its tree says nothing of, in order.
 *
 * @param html without elements whose content is text, such as script and title: it is read tag by tag, whatever stands around.
 * @example
 * findUnreadMarkup('<body onload=run()>Hello <a href="')
 * // [{ kind: 'page', start: 0, end: 19 }, { kind: 'unfinished', start: 25, end: 34 }]
 */
export function findUnreadMarkup(html: string): UnreadMarkup[] {
  const found: UnreadMarkup[] = []
  let end = 0
  const read = ({ location }: Token.Token) => {
    // What ends with the text, such as a comment that is never closed, ends one unit behind it.
    end = Math.min(location!.endOffset, html.length)
  }
  const readPage = (token: Token.Token) => {
    read(token)
    found.push({ kind: 'page', start: token.location!.startOffset, end })
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onCharacter: read,
      onWhitespaceCharacter: read,
      onNullCharacter: read,
      onComment: read,
      onDoctype: readPage,
      onEndTag: read,
      onStartTag: (token) => (pageTags.has(token.tagName) ? readPage(token) : read(token)),
      onEof() {},
    },
  )
  tokenizer.write(html, true)
  if (end < html.length) found.push({ kind: 'unfinished', start: end, end: html.length })
  return found
}
