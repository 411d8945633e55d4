import type { TextEdit } from '../diagnostics/diagnostic.js'
import { applyEdits, inOrder } from './apply-edits.js'

// A stretch of the original, or text in its place.
type Piece = { start: number; end: number } | { text: string }

/**
 * A text that is edited again and again, and knows all along how it differs from the original.
 *
 * @example
 * const text = new EditedText('abcdef')
 * text.apply([{ start: 1, end: 2, text: '' }])
 * text.apply([{ start: 1, end: 2, text: 'X' }])
 * text.edits() // [{ start: 1, end: 3, text: 'X' }]
 */
export class EditedText {
  readonly original: string
  current: string
  #pieces: Piece[]

  constructor(original: string) {
    this.original = original
    this.current = original
    this.#pieces = [{ start: 0, end: original.length }]
  }

  /** Makes edits in the coordinates of the current text. */
  apply(edits: readonly TextEdit[]): void {
    const sorted = inOrder(edits)
    this.current = applyEdits(this.current, sorted)
    const made: Piece[] = []
    const old = new PieceReader(this.#pieces)
    for (const { start, end, text } of sorted) {
      old.copy(start, made)
      made.push({ text })
      old.copy(end)
    }
    old.copy(Number.POSITIVE_INFINITY, made)
    this.#pieces = made
  }

  /** Where an offset of the current text was in the original: for inserted text, where that was inserted. */
  originalOffset(offset: number): number {
    let done = 0
    let last = 0
    for (const piece of this.#pieces) {
      const length = lengthOf(piece)
      if ('text' in piece) {
        if (offset < done + length) return last
      } else {
        if (offset < done + length) return piece.start + offset - done
        last = piece.end
      }
      done += length
    }
    return this.original.length
  }

  /** The edits that make the current text of the original, in order; none touches the next. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = []
    let done = 0
    let text = ''
    const close = (start: number) => {
      if (start > done || text !== '') edits.push({ start: done, end: start, text })
      text = ''
    }
    for (const piece of this.#pieces) {
      if ('text' in piece) text += piece.text
      else {
        close(piece.start)
        done = piece.end
      }
    }
    close(this.original.length)
    return edits
  }
}

/** Reads pieces by offsets of the text that they make. */
class PieceReader {
  #place = 0
  #inner = 0
  #offset = 0

  constructor(readonly pieces: readonly Piece[]) {}

  /** Goes on to an offset, and copies what it passes. */
  copy(to: number, into?: Piece[]): void {
    while (this.#offset < to && this.#place < this.pieces.length) {
      const piece = this.pieces[this.#place]!
      const length = Math.min(lengthOf(piece) - this.#inner, to - this.#offset)
      into?.push(part(piece, this.#inner, this.#inner + length))
      this.#offset += length
      this.#inner += length
      if (this.#inner === lengthOf(piece)) {
        this.#place++
        this.#inner = 0
      }
    }
  }
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start
}

function part(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) }
  return { start: piece.start + from, end: piece.start + to }
}
