import type { Element, Nodes, Root } from 'hast'
import { annotation } from '../../body/annotation.js'
import { pushReversed, textProperty } from '../../body/elements.js'
import { visibleText } from '../../body/visible-text.js'
import { showsNothing } from './characters.js'
import { isUnseen } from './seen.js'

// What holds no blocks, or what no mark may stand in.
const withoutNotes = new Set([
  'td',
  'th',
  'pre',
  'code',
  'kbd',
  'samp',
  'tt',
  'noscript',
  'a',
  'iframe',
  'video',
  'audio',
  'object',
  'listing',
  'xmp',
  'plaintext',
])

/**
 * The labels of the footnotes that Markdown can have, by the elements of their marks and notes: those of one note and one
 * mark or more, none of them in another note, in code or in a table.
 */
export function labelFootnotes(body: Root): ReadonlyMap<Element, string> {
  const marks = new Map<string, Element[]>()
  const notes = new Map<string, Element[]>()
  const stack: { node: Nodes; isInNote: boolean }[] = [{ node: body, isInNote: false }]
  const walk = (nodes: readonly Nodes[], isInNote: boolean) =>
    pushReversed(
      stack,
      nodes.map((node) => ({ node, isInNote })),
    )
  while (stack.length > 0) {
    const { node, isInNote } = stack.pop()!
    if (node.type === 'root') walk(node.children, isInNote)
    if (node.type !== 'element' || isUnseen(node)) continue
    const data = annotation(node)
    const isNote = !isInNote && data?.type === 'note' && data.role === 'note' && holdsText(node)
    if (data?.type === 'note' && !isInNote && (isNote || data.role === 'mark')) {
      const byKey = isNote ? notes : marks
      byKey.set(data.key, [...(byKey.get(data.key) ?? []), node])
    }
    if (!withoutNotes.has(node.tagName)) walk(node.children, isInNote || isNote)
  }
  const labels = new Map<Element, string>()
  let last = 0
  for (const [key, elements] of marks) {
    const [note, ...more] = notes.get(key) ?? []
    if (!note || more.length > 0) continue
    const label = String(++last)
    for (const element of [note, ...elements]) labels.set(element, label)
  }
  return labels
}

function holdsText(note: Element): boolean {
  return !showsNothing(visibleText(note, (part) => isBacklink(part) || isUnseen(part)))
}

/** Whether a link of a note only leads back to its mark: it stays on the page and says nothing in words. */
export function isBacklink(element: Element): boolean {
  return (
    element.tagName === 'a' &&
    (textProperty(element, 'href') ?? '').includes('#') &&
    !/\p{L}/u.test(visibleText(element))
  )
}
