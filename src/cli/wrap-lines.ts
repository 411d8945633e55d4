import { textWidth } from './text-width.js'

// Between such characters a line may be broken, but not before a sign that ends something.
const wide = '[\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]'
const breaks = new RegExp(
  `(?<=${wide})(?!\\p{Pe}|\\p{Pf}|\\p{Po})|(?<!\\p{Ps}|\\p{Pi})(?=${wide})(?!\\p{Pe}|\\p{Pf}|\\p{Po})`,
  'u',
)

/**
 * Breaks lines between words, so that they fit into a terminal. What is moved down stands below the text of its line, behind the
 * label that the line may have (`  --help   show this text`). A word that is longer than a line stays whole, so that an
 * address can be opened.
 */
export function wrapLines(text: string, columns: number): string {
  const lines = text.split('\n')
  if (lines.every((line) => fits(line, columns))) return text
  return joinContinued(lines)
    .map((line) => (fits(line, columns) ? line : wrapLine(line, columns)))
    .join('\n')
}

function fits(line: string, columns: number): boolean {
  return 2 * line.length <= columns || textWidth(line) <= columns
}

// A line of prose that is as long as this goes on in the next one.
const proseLine = 60

/** Prose, and lines that go on below a label, as one line: else they would be ragged. */
function joinContinued(lines: readonly string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const indent = indentOf(line)
    const isProse = line !== '' && indent === 0 && indentOf(last ?? '') === 0 && (last?.length ?? 0) >= proseLine
    if (last && (isProse || (indent > 2 && indent === textWidth(headOf(last))))) {
      joined[joined.length - 1] = `${last} ${line.trimStart()}`
    } else joined.push(line)
  }
  return joined
}

function indentOf(line: string): number {
  return /^ */.exec(line)![0].length
}

/** The indentation of a line and its label, with the spaces behind it. */
function headOf(line: string): string {
  return /^ {2,}\S+(?: \S+)* {2,}(?=\S)|^ */.exec(line)![0]
}

function wrapLine(line: string, columns: number): string {
  const head = headOf(line)
  const width = textWidth(head)
  const indent = indentOf(line)
  // In a narrow terminal, labels take no more than half.
  const hang = ' '.repeat(width > indent && width <= columns / 2 ? width : indent && indent + 2)
  const made: string[] = []
  let current = head
  let isEmpty = true
  for (const [index, word] of line.slice(head.length).split(' ').entries()) {
    for (const [place, part] of word.split(breaks).entries()) {
      const joined = current + (index > 0 && place === 0 && !isEmpty ? ' ' : '') + part
      if (isEmpty || textWidth(joined) <= columns) current = joined
      else {
        made.push(current.trimEnd())
        current = hang + part
      }
      isEmpty = current.length === (made.length === 0 ? head : hang).length
    }
  }
  return [...made, current].join('\n')
}
