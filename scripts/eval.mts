// Holds the text that cleaning leaves of a post against hand-made labels (test/labels/furniture.json), beside other extractors:
// `npm run eval [tune|report] [-- --details]`. The half `report` is for the one run at the end, when nothing is tuned any more.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { parseDocument, safeParsePost } from '../src/index.js'
import { corpusPosts } from '../test/corpus/corpus.js'
import { type Input, systems } from './eval-systems.mjs'
import {
  f1,
  gap,
  grams,
  isKept,
  isLeft,
  missingRuns,
  type Overlap,
  overlapOf,
  type Range,
  rangeOf,
  squeeze,
  visibleText,
  visibleTextNodes,
} from './eval-text.mjs'

type Label = { hash: string; half: string; furniture: { range: Range; kind: string }[]; captions: Range[] }
type Piece = { range: Range; kind: string; text: string }
/** `segments` are the parts of the text between pieces of furniture. */
type Expected = Input & { hash: string; text: string; segments: string[]; furniture: Piece[]; captions: Piece[] }

const arguments_ = process.argv.slice(2)
const half = arguments_.find((argument) => !argument.startsWith('--')) ?? 'tune'
/** Names what postmatter left in, lost or added, with the beginning of its markup: for the terminal only. */
const details = arguments_.includes('--details')
/** The system of which the details are told: postmatter, or another to see what the measure sees. */
const detailed = arguments_.find((argument) => argument.startsWith('--of='))?.slice(5) ?? 'postmatter'
if (half !== 'tune' && half !== 'report') throw new Error(`there is no half ${half}: give tune or report`)
if (half === 'report')
  console.warn('The half report is to be run once, at the end: what is tuned on it is no measure.\n')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const isIn = ([start, end]: Range, outer: Range) => outer[0] <= start && end <= outer[1]

function expectedOf({ hash, furniture, captions }: Label, source: string): Expected {
  const document = parseDocument(source)
  const html = document.slice(document.layout.html)
  const post = safeParsePost(source)
  const { title, from } = post.success ? post.data.frontMatter : { title: '', from: 'https://example.org/' }
  const tree = fromHtml(html, { fragment: true })
  const isWithin = (node: ElementContent, outer: Range) => {
    const range = rangeOf(node)
    return range !== undefined && isIn(range, outer)
  }
  const isFurniture = (node: ElementContent) => furniture.some(({ range }) => isWithin(node, range))
  const textOf = (piece: Range) => squeeze(visibleText(tree, (node) => isLeaf(node) && !isWithin(node, piece)))
  // A caption begins and ends inside of elements, but never inside of a text but for white space.
  const captionOf = ([start, end]: Range) => {
    const touches = (node: ElementContent) => {
      const range = rangeOf(node)
      return range !== undefined && range[0] < end && start < range[1]
    }
    return squeeze(visibleText(tree, (node) => isLeaf(node) && !touches(node)))
  }
  const segments = squeeze(visibleText(tree, isFurniture, gap)).split(gap)
  const text = segments.join('')
  return {
    hash,
    document,
    html,
    title,
    from,
    text,
    segments,
    // What is too short to be told from chance, and what the article says too, is not counted.
    furniture: furniture
      .map(({ range, kind }) => ({ range, kind, text: textOf(range) }))
      .filter((piece) => piece.text.length >= 3 && !isLeft(piece.text, text)),
    captions: captions.map((range) => ({ range, kind: 'caption', text: captionOf(range) })),
  }
}

function isLeaf(node: ElementContent): boolean {
  return node.type === 'text'
}

const { posts: labels } = JSON.parse(
  readFileSync(new URL('../test/labels/furniture.json', import.meta.url), 'utf8'),
) as { posts: Label[] }
const sources = new Map(corpusPosts().map(({ source }) => [sha256(source), source]))
const posts = labels
  .filter((label) => label.half === half)
  .flatMap((label) => {
    const source = sources.get(label.hash)
    return source === undefined ? [] : [expectedOf(label, source)]
  })
  .filter(({ hash, html }) => {
    // What follows a frame that nobody closed is article to its author and fallback to a browser: neither is wrong.
    const isUnclosed = /<iframe\b(?:(?!<\/iframe).)*$/is.test(html)
    if (isUnclosed) console.log(`${hash.slice(0, 8)} is left out: a frame is never closed`)
    return !isUnclosed
  })

if (details && !(detailed in systems)) console.warn(`there are no details: ${detailed} is not among the systems`)

const rows: string[][] = [
  ['system', 'F1', 'micro F1', 'furniture left', 'captions kept', 'article lost', 'posts with > 5 % lost', 'nothing'],
  // That the labels themselves get full marks shows that the measure can give them.
  await row('(the labels themselves)', ({ text }) => text),
]
for (const [name, system] of Object.entries(systems)) rows.push(await row(name, system))
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
console.log(`${half}: ${posts.length} posts`)
for (const cells of rows) {
  console.log(`  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`)
}

async function row(name: string, system: (post: Expected) => string | Promise<string>): Promise<string[]> {
  const overlaps: Overlap[] = []
  let [left, kept, lost, all, damaged, empty] = [0, 0, 0, 0, 0, 0]
  for (const post of posts) {
    const found = squeeze(await system(post))
    const overlap = overlapOf(post.text, found)
    overlaps.push(overlap)
    const pieces = post.furniture.filter(({ text }) => isLeft(text, found))
    const captions = post.captions.filter(({ text }) => !isKept(text, found))
    const articleGrams = post.segments.flatMap(grams)
    const [allGrams, lostGrams] = [articleGrams.length, articleGrams.filter((gram) => !found.includes(gram)).length]
    left += pieces.length
    kept += post.captions.length - captions.length
    lost += lostGrams
    all += allGrams
    if (lostGrams > allGrams / 20) damaged++
    if (found === '' && post.text !== '') empty++
    if (details && name === detailed) {
      tell(post, found, pieces, captions, f1(overlap))
    }
  }
  const sum = (key: keyof Overlap) => overlaps.reduce((total, overlap) => total + overlap[key], 0)
  const macro = overlaps.reduce((total, overlap) => total + f1(overlap), 0) / overlaps.length
  const count = (of: (post: Expected) => unknown[]) => posts.reduce((total, post) => total + of(post).length, 0)
  return [
    name,
    macro.toFixed(4),
    f1({ common: sum('common'), expected: sum('expected'), found: sum('found') }).toFixed(4),
    `${left} of ${count(({ furniture }) => furniture)}`,
    `${kept} of ${count(({ captions }) => captions)}`,
    `${((100 * lost) / all).toFixed(2)} %`,
    String(damaged),
    String(empty),
  ]
}

/** Says of a post what was left in, lost and added. */
function tell(post: Expected, found: string, left: Piece[], captions: Piece[], score: number): void {
  const lines: string[] = []
  const add = (what: string, [start, end]: Range, kind: string) => {
    const markup = post.html.slice(start, end).replace(/\s+/g, ' ').slice(0, 60)
    lines.push(`  ${what} ${start}-${end} ${kind} ${markup}`)
  }
  for (const { range, kind } of left) add('left in', range, kind)
  for (const { range, kind } of captions) add('lost', range, kind)
  for (const { range, kind, characters } of lostPlaces(post, found)) add(`lost ${characters} characters`, range, kind)
  const known = `${post.text}\n${post.furniture.map(({ text }) => text).join('\n')}`
  for (const [start, end] of missingRuns(found, known)) {
    // A seam, where something between was taken out, is as long as two runs that are cut off.
    if (end - start > 2 * 12) lines.push(`  added ${end - start} characters at ${start} of the text`)
  }
  if (lines.length > 0) console.log(`${post.hash.slice(0, 8)} F1 ${score.toFixed(4)}\n${lines.join('\n')}`)
}

/** Where in the html the expected text stands that was not found: the elements around it, one line for each run. */
function lostPlaces(post: Expected, found: string): { range: Range; kind: string; characters: number }[] {
  const label = labels.find(({ hash }) => hash === post.hash)!
  const tree = fromHtml(post.html, { fragment: true })
  const nodes = visibleTextNodes(tree, (node) => {
    const range = rangeOf(node)
    return range !== undefined && label.furniture.some((piece) => isIn(range, piece.range))
  })
  const parts = nodes.map(({ node, parent }) => ({ node, parent, text: squeeze(node.value) }))
  const starts: number[] = []
  let length = 0
  for (const { text } of parts) {
    starts.push(length)
    length += text.length
  }
  const at = (offset: number) => parts[starts.findLastIndex((start) => start <= offset)]!
  return missingRuns(parts.map(({ text }) => text).join(''), found).flatMap(([start, end]) => {
    // Again a seam: one character that differs costs twelve runs.
    if (end - start <= 2 * 12) return []
    const [first, last] = [at(start), at(end - 1)]
    const range: Range = [rangeOf(first.node)?.[0] ?? 0, rangeOf(last.node)?.[1] ?? 0]
    const kind = 'tagName' in first.parent ? first.parent.tagName : 'text'
    return [{ range, kind, characters: end - start }]
  })
}
