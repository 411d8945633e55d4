import type { Element } from 'hast'
import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'

// fn1, fn:1; Word's _ftn1 and _edn1; LibreOffice's sdfootnote1sym; footnote-1, note_2; MediaWiki's cite_note-Name-1; Easy
// Footnotes' easy-footnote-bottom-1-12.
const noteKey =
  /^(?:fn[:-]?\d+|_(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym|(?:foot|end)?note[-_:]?\d+|(?:foot|end)note[-_]\w+[-_]\d+|cite_note[-_].+|easy-footnote-bottom-\d+(?:-\d+)?)$/i
const backKey = /ref|anchor/i
// The elements of those whose id stands further inside, or on the anchor of the note only.
const noteHolder = /^(?:footnote|easy-footnote-single|(?:sdfootnote|sdendnote|ftn|edn)\d+)$/i

// What a footnote stands in.
const holders = new Set(['li', 'p', 'div', 'aside'])

/** Footnotes (`li#fn1`), and the marks in the text that link to them (`sup > a[href="#fn1"]`). */
export const note = defineRecognizer({
  name: 'note',
  match: ['sup', 'a', noteKey, noteHolder],
  annotate(element, context) {
    const role = holders.has(element.tagName) ? 'note' : 'mark'
    const key = role === 'note' ? keyOfNote(element) : keyOfMark(element, context)
    return key === undefined ? undefined : { type: 'note', role, key }
  },
})

function keyOfNote(element: Element): string | undefined {
  const names = [element, ...(fewBelow(element, 200) ?? [])].flatMap((part) => [
    textProperty(part, 'id') ?? '',
    textProperty(part, 'name') ?? '',
  ])
  return names.find(isNoteKey)
}

function keyOfMark(element: Element, { baseUrl, parents }: RecognizerContext): string | undefined {
  const { tagName } = element
  if (tagName === 'a') {
    const { href } = element.properties
    const parent = parents.at(-1)
    if (typeof href !== 'string' || !href.includes('#')) return undefined
    // Where a link stands in a `sup`, the `sup` is the mark.
    if (parent?.type === 'element' && parent.tagName === 'sup') return undefined
  } else if (tagName !== 'sup') return undefined
  const [link, ...more] = [element, ...(fewBelow(element, 10) ?? [])].filter((part) => part.tagName === 'a')
  const key = link && more.length === 0 ? fragmentOf(textProperty(link, 'href') ?? '', baseUrl) : undefined
  return key && isNoteKey(key) ? key : undefined
}

function isNoteKey(id: string): boolean {
  return noteKey.test(id) && !backKey.test(id)
}

/** The fragment of a link into the same page. */
function fragmentOf(href: string, baseUrl: string | undefined): string | undefined {
  const [address, fragment] = href.split('#')
  if (!fragment) return undefined
  return address === '' || withoutQuery(address!) === withoutQuery(baseUrl ?? '') ? fragment : undefined
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/\/$/, '')
}
