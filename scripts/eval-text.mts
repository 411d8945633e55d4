// Text as the evaluation compares it, and the measures on it: see eval.mts.
import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

/** Offsets into the html of a body: UTF-16 units, the end exclusive. */
export type Range = [start: number, end: number]

// What shows no text: the fallback of a frame or player is for browsers that have none, and the words in a drawing are no prose.
const withoutText = new Set([
  'audio',
  'canvas',
  'iframe',
  'noscript',
  'object',
  'script',
  'style',
  'svg',
  'template',
  'video',
])
const gramLength = 12

/** Stands for what was taken out, where the text on both sides must not be taken for one. */
export const gap = '\ue000'

/** The text that a reader sees of a tree, without the nodes that `isOut` names, or with a mark in their places. */
export function visibleText(tree: Root, isOut?: (node: ElementContent) => boolean, mark?: string): string {
  return toText(prune(tree, isOut, mark))
}

export function visibleTextOfHtml(html: string): string {
  return visibleText(fromHtml(html, { fragment: true }))
}

/** The text nodes that a reader sees of a tree, but for those that `isOut` names. */
export function visibleTextNodes(
  tree: Root,
  isOut: (node: ElementContent) => boolean,
): { node: Text; parent: Nodes }[] {
  const below = (parent: Root | Element): { node: Text; parent: Nodes }[] =>
    parent.children.flatMap((node) => {
      if (node.type === 'text') return [{ node, parent }]
      return node.type === 'element' ? below(node) : []
    })
  return below(prune(tree, isOut))
}

function prune(tree: Root, isOut: (node: ElementContent) => boolean = () => false, mark?: string): Root {
  const kept = (children: readonly RootContent[]): ElementContent[] =>
    children.flatMap((node): ElementContent[] => {
      if (node.type !== 'element' && node.type !== 'text') return []
      if (isOut(node)) return mark === undefined ? [] : [{ type: 'text', value: mark }]
      if (node.type === 'text') return [node]
      return withoutText.has(node.tagName) ? [] : [{ ...node, children: kept(node.children) }]
    })
  return { ...tree, children: kept(tree.children) }
}

/** Text without white space: where lines break and words part is not what is measured. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/g, '')
}

export function rangeOf({ position }: Nodes): Range | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? undefined : [start, end]
}

/** How often each run of two characters occurs. */
function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const characters = [...text]
  for (let i = 0; i + 1 < characters.length; i++) {
    const bigram = `${characters[i]}${characters[i + 1]}`
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  }
  return counts
}

export type Overlap = { common: number; expected: number; found: number }

export function overlapOf(expected: string, found: string): Overlap {
  const [ofExpected, ofFound] = [bigrams(expected), bigrams(found)]
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  let common = 0
  for (const [bigram, count] of ofExpected) common += Math.min(count, ofFound.get(bigram) ?? 0)
  return { common, expected: total(ofExpected), found: total(ofFound) }
}

export function f1({ common, expected, found }: Overlap): number {
  return expected + found === 0 ? 1 : (2 * common) / (expected + found)
}

/** The runs of twelve characters of a text, or all of it when it is shorter. */
export function grams(text: string): string[] {
  if (text === '') return []
  return Array.from({ length: Math.max(1, text.length - gramLength + 1) }, (_, i) => text.slice(i, i + gramLength))
}

/** The share of a text's runs of twelve characters that occur in another. */
export function shareOf(text: string, other: string): number {
  const all = grams(text)
  return all.length === 0 ? 1 : all.filter((gram) => other.includes(gram)).length / all.length
}

/** Whether a caption is kept: nine tenths of it, in one piece or in runs of twelve characters. */
export function isKept(caption: string, text: string): boolean {
  if (shareOf(caption, text) >= 0.9) return true
  const length = Math.ceil(caption.length * 0.9)
  for (let i = 0; i + length <= caption.length; i++) if (text.includes(caption.slice(i, i + length))) return true
  return false
}

/** Whether a piece of furniture is still there: four fifths of its runs of twelve characters. */
export function isLeft(piece: string, text: string): boolean {
  return shareOf(piece, text) >= 0.8
}

/** The runs of a text that another lacks, as offsets into it: where one of its runs of twelve characters begins that does not occur there. */
export function missingRuns(text: string, other: string): Range[] {
  const runs: Range[] = []
  for (const [i, gram] of grams(text).entries()) {
    if (other.includes(gram)) continue
    const last = runs.at(-1)
    if (last && i <= last[1]) last[1] = i + gram.length
    else runs.push([i, i + gram.length])
  }
  return runs
}
