import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'

// fn1, fn:1, _ftn1, footnote-1, sdfootnote1sym, cite_note-1, note-1, endnote1, easy-footnote-bottom-1.
const noteKey = /^(?:fn[:-]?\d|_?(?:ftn|edn)\d|(?:easy-|sd|end)?(?:foot)?note[-_:]?\w*?\d|cite_note[-_])/i
const backKey = /ref|_anc$|sdfootnote\d+anc/i

// What a footnote stands in.
const holders = new Set(['li', 'p', 'div', 'aside'])

/** Footnotes (`li#fn1`), and the marks in the text that link to them (`sup > a[href="#fn1"]`). */
export const note = defineRecognizer({
  name: 'note',
  match: ['sup', 'a', noteKey],
  annotate(element, { baseUrl, parents }) {
    const { tagName } = element
    if (tagName !== 'sup' && tagName !== 'a') {
      const { id } = element.properties
      if (!holders.has(tagName)) return undefined
      return typeof id === 'string' && isNoteKey(id) ? { type: 'note', role: 'note', key: id } : undefined
    }
    const { href } = element.properties
    if (tagName === 'a' && !(typeof href === 'string' && href.includes('#'))) return undefined
    const parent = parents.at(-1)
    // Where a link stands in a `sup`, the `sup` is the mark.
    if (tagName === 'a' && parent?.type === 'element' && parent.tagName === 'sup') return undefined
    const links = [element, ...(fewBelow(element, 10) ?? [])].filter((part) => part.tagName === 'a')
    const [link] = links
    const key = links.length === 1 && link ? fragmentOf(textProperty(link, 'href') ?? '', baseUrl) : undefined
    return key && isNoteKey(key) ? { type: 'note', role: 'mark', key } : undefined
  },
})

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
