import type { Element } from 'hast'
import { firstCharacter, joinsLines, lastCharacter } from './characters.js'

/** What is written around text to mark it. */
export type Mark = 'em' | 'strong' | 'del'

/** Where a link leads; two of the same address are two objects. */
export type Link = { href: string }

/** The marks of a piece of text: 0 for none, else a number that all pieces of one run have in common. */
export type Marks = Record<Mark, number> & { link: Link | undefined }

/**
 * A piece of a line. `text` and `code` hold text; `url` is an address of the text that needs angle brackets to be read as
 * one; `note` is the mark of a footnote, its label being the value.
 */
export type Leaf = Marks &
  (
    | { kind: 'text' | 'code' | 'url' | 'note' | 'break'; value: string }
    | {
        kind: 'image'
        value: string
        element: Element
        /** Whether it has a paragraph of its own: always, where nothing but pictures stands on one side of it, or never. */
        apart: 'always' | 'outside' | 'never'
      }
  )

export const unmarked: Marks = { em: 0, strong: 0, del: 0, link: undefined }

const blank = '\t\n\v\f\r '
const blanks = /[\t\n\v\f\r ]+/g

/** Collects what a block holds, with white space as browsers show it. */
export type Leaves = {
  text(value: string, marks: Marks, isCode: boolean): void
  lineBreak(marks: Marks): void
  add(leaf: Leaf): void
  isEmpty(): boolean
  /** Everything collected so far; begins anew. */
  take(): Leaf[]
}

export function collectLeaves(): Leaves {
  let leaves: Leaf[] = []
  // White space that is shown only if something follows it on the line, and what marks it.
  let pending: '' | ' ' | '\n' = ''
  let pendingMarks = unmarked
  const addPending = (next: string, marks: Marks) => {
    const last = leaves.at(-1)
    const space = pending
    pending = ''
    if (space === '' || !last || last.kind === 'break') return
    if (
      space === '\n' &&
      (last.kind === 'text' || last.kind === 'code') &&
      joinsLines(lastCharacter(last.value), firstCharacter(next))
    )
      return
    const common = commonMarks(commonMarks(last, marks), pendingMarks)
    if (last.kind === 'text' && isSameMarks(last, common)) last.value += ' '
    else leaves.push({ kind: 'text', value: ' ', ...common })
  }
  return {
    text(value, marks, isCode) {
      const shown = showable(value)
      const core = trimBlank(shown)
      const start = shown.indexOf(core)
      if (start > 0 || core === '') wait(shown.slice(0, core === '' ? undefined : start), marks)
      if (core === '') return
      const line = core.replace(blanks, (run, offset: number) => {
        const isJoined =
          /[\n\r]/.test(run) &&
          joinsLines(
            lastCharacter(core.slice(Math.max(0, offset - 2), offset)),
            firstCharacter(core.slice(offset + run.length, offset + run.length + 2)),
          )
        return isJoined ? '' : ' '
      })
      addPending(line, marks)
      const kind = isCode ? 'code' : 'text'
      const last = leaves.at(-1)
      if (last?.kind === kind && isSameMarks(last, marks)) last.value += line
      else leaves.push({ kind, value: line, ...marks })
      wait(shown.slice(start + core.length), marks)
    },
    lineBreak(marks) {
      pending = ''
      if (leaves.length > 0) leaves.push({ kind: 'break', value: '', ...marks })
    },
    add(leaf) {
      addPending('', leaf)
      leaves.push(leaf)
    },
    isEmpty: () => leaves.length === 0,
    take() {
      const taken = leaves
      leaves = []
      pending = ''
      return taken
    },
  }

  function wait(space: string, marks: Marks) {
    if (space === '') return
    pendingMarks = pending === '' ? marks : commonMarks(pendingMarks, marks)
    if (/[\n\r]/.test(space)) pending = '\n'
    else if (pending === '') pending = ' '
  }
}

/**
 * Text without what no Markdown can carry: halves of surrogate pairs and NUL become U+FFFD, as a reader of Markdown would
 * make of them, and byte order marks go, which would be lost at the beginning of a file only.
 */
export function showable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\ufeff', '')
}

/** Without white space at its ends, but for that which is no white space to HTML, such as U+3000. */
function trimBlank(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && blank.includes(text[start]!)) start++
  while (end > start && blank.includes(text[end - 1]!)) end--
  return text.slice(start, end)
}

export function isSameMarks(a: Marks, b: Marks): boolean {
  return a.em === b.em && a.strong === b.strong && a.del === b.del && a.link === b.link
}

/** The marks that stand on both sides: those of white space, breaks and the like between them. */
export function commonMarks(a: Marks, b: Marks): Marks {
  return {
    em: a.em === b.em ? a.em : 0,
    strong: a.strong === b.strong ? a.strong : 0,
    del: a.del === b.del ? a.del : 0,
    link: a.link === b.link ? a.link : undefined,
  }
}
