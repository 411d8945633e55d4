import { showsNothing } from './characters.js'
import type { Leaf } from './leaves.js'

/** The lines of a paragraph, or a picture that stands alone. */
export type Paragraph = { leaves: Leaf[]; isPicture: boolean }

/**
 * Cuts what stands between two blocks into paragraphs: two line breaks make a new one, and pictures have theirs, unless
 * they stand in the midst of a line.
 *
 * @param oneLine line breaks become spaces, as in headings.
 */
export function toParagraphs(leaves: readonly Leaf[], oneLine: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Leaf[] | undefined
  let breaks: Leaf[] = []
  for (const line of linesOf(leaves)) {
    if (line.kind === 'break') {
      breaks.push(line.leaf)
      continue
    }
    for (const { leaves: piece, isPicture } of piecesOf(line.leaves)) {
      if (isPicture) {
        paragraphs.push({ leaves: piece, isPicture })
        open = undefined
      } else if (open && (oneLine || breaks.length === 1)) {
        open.push(oneLine ? { ...breaks[0]!, kind: 'text', value: ' ' } : breaks[0]!)
        for (const leaf of piece) open.push(leaf)
      } else {
        open = [...piece]
        paragraphs.push({ leaves: open, isPicture })
      }
      breaks = []
    }
  }
  return paragraphs
}

type Line = { kind: 'line'; leaves: Leaf[] } | { kind: 'break'; leaf: Leaf }

/** The lines that show something, and the breaks between them. */
function linesOf(leaves: readonly Leaf[]): Line[] {
  const lines: Line[] = []
  let line: Leaf[] = []
  const end = () => {
    if (!line.every(isBlank)) lines.push({ kind: 'line', leaves: line })
    line = []
  }
  for (const leaf of leaves) {
    if (leaf.kind !== 'break') line.push(leaf)
    else {
      end()
      lines.push({ kind: 'break', leaf })
    }
  }
  end()
  return lines
}

/** A line without white space at its ends, the pictures at its ends and those of figures apart. */
function piecesOf(line: readonly Leaf[]): Paragraph[] {
  const isOutside = (leaf: Leaf) => isBlank(leaf) || (leaf.kind === 'image' && leaf.apart !== 'never')
  const first = line.findIndex((leaf) => !isOutside(leaf))
  const last = line.findLastIndex((leaf) => !isOutside(leaf))
  const pieces: Paragraph[] = []
  let open: Leaf[] = []
  const end = () => {
    const trimmed = trimLine(open)
    if (trimmed.length > 0) pieces.push({ leaves: trimmed, isPicture: false })
    open = []
  }
  line.forEach((leaf, index) => {
    const isApart =
      leaf.kind === 'image' &&
      (leaf.apart === 'always' || (leaf.apart === 'outside' && (first === -1 || index < first || index > last)))
    if (!isApart) open.push(leaf)
    else {
      end()
      pieces.push({ leaves: [leaf], isPicture: true })
    }
  })
  end()
  return pieces
}

/** A line without the white space at its ends, and without an indent of no-break spaces or U+3000; nothing of one that shows nothing. */
function trimLine(leaves: readonly Leaf[]): Leaf[] {
  if (leaves.every(isBlank)) return []
  const first = leaves.findIndex((leaf) => leaf.kind !== 'text' || /\S/.test(leaf.value))
  const trimmed = leaves.slice(first, leaves.findLastIndex((leaf) => !isSpace(leaf)) + 1)
  const begin = trimmed[0]!
  if (begin.kind === 'text') trimmed[0] = { ...begin, value: begin.value.replace(/^\s+/, '') }
  const last = trimmed.at(-1)!
  // Text can end with the white space between it and what comes next.
  if (last.kind === 'text') trimmed[trimmed.length - 1] = { ...last, value: last.value.replace(/ $/, '') }
  return trimmed
}

/** Whether a leaf shows nothing, as the no-break spaces of empty paragraphs. */
function isBlank({ kind, value }: Leaf): boolean {
  return (kind === 'text' || kind === 'code') && showsNothing(value)
}

/** White space that is no character of the text, as U+3000 is. */
function isSpace(leaf: Leaf): boolean {
  return leaf.kind === 'text' && leaf.value === ' '
}
