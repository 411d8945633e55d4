// Holds what parseBody recognises against the labels of real posts (test/labels): `npm run score [tune|report]`.
// The half `report` is for the one run at the end, when nothing is tuned any more.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Element } from 'hast'
import { elementsBelow } from '../src/body/elements.js'
import {
  annotation,
  attributions,
  embeds,
  figures,
  images,
  parseBody,
  parseDocument,
  safeParsePost,
  widgets,
} from '../src/index.js'
import { corpusPosts } from '../test/corpus/corpus.js'

type Range = [start: number, end: number]
type Label = {
  hash: string
  half: string
  figures: { range: Range; container?: Range; kind: string; duplicate?: true; images: string[]; captions: Range[] }[]
  embeds: { range: Range; provider: string }[]
  widgets: { range: Range; kind: string }[]
  attributions: { range: Range }[]
  keywords: number
  notes: number
}

const half = process.argv[2] ?? 'tune'
/** Names each label that was missed and each thing without a label, with the beginning of its markup. */
const details = process.argv.includes('--details')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const { posts } = JSON.parse(readFileSync(new URL('../test/labels/body.json', import.meta.url), 'utf8')) as {
  posts: Label[]
}
const sources = new Map(corpusPosts().map(({ source }) => [sha256(source), source]))

/** Labels that were found, that were missed, and what was found without a label. */
const tally = {
  figures: zero(),
  kinds: zero(),
  images: zero(),
  captions: zero(),
  embeds: zero(),
  providers: zero(),
  widgets: zero(),
  'widget kinds': zero(),
  attributions: zero(),
  keywords: zero(),
  notes: zero(),
}

for (const label of posts.filter((post) => post.half === half)) {
  const source = sources.get(label.hash)
  if (source === undefined) continue
  const html = parseDocument(source).slice(parseDocument(source).layout.html)
  const tree = parseBody(html, { positions: true, baseUrl: /^from: *(.*)$/m.exec(source)?.[1], title: titleOf(source) })
  const all = [...elementsBelow(tree)]
  const isElement = (range: Range) => all.some((element) => isSame(range, rangeOf(element)))
  const report = (what: string, range: Range) =>
    details &&
    console.log(
      `${label.hash.slice(0, 6)} ${what} ${range} ${html
        .slice(...range)
        .replace(/\s+/g, ' ')
        .slice(0, 160)}`,
    )
  const isArticle = ({ element }: { element: Element }) => {
    const [start, end] = rangeOf(element)
    return !label.widgets.some(({ range }) => range[0] <= start && end <= range[1])
  }
  const addresses = new Map(
    images(tree)
      .filter(({ data }) => data.role === 'content')
      .map(({ data }) => [data.ref, data.url ?? '']),
  )

  const pairs = match(label.figures, figures(tree).filter(isArticle), tally.figures, {
    isElement,
    report,
    name: 'figure',
  })
  for (const { label: figure, found } of pairs) {
    count(tally.kinds, found.data.kind === figure.kind)
    const shown = found.data.images.flatMap((ref) => addresses.get(ref) ?? [])
    if (found.data.kind !== figure.kind) report(`figure ${figure.kind}, not ${found.data.kind}`, figure.range)
    for (const url of figure.images)
      count(tally.images, shown.includes(url) || shown.some((other) => `sha256:${sha256(other)}` === url))
    tally.images.extra += Math.max(0, shown.length - figure.images.length)
    const caption = figure.captions.map(([start, end]) => plain(html.slice(start, end))).join('')
    if (caption !== '') count(tally.captions, plain(found.data.caption?.text ?? '') === caption)
    else if (found.data.caption) tally.captions.extra++
  }
  // The player in a figure of kind video or audio is labelled as the figure.
  const players = label.figures.filter(({ kind }) => kind === 'video' || kind === 'audio')
  const apart = embeds(tree)
    .filter(isArticle)
    .filter(({ element }) => {
      const [start, end] = rangeOf(element)
      return (
        label.embeds.some(({ range }) => isSame(range, [start, end])) ||
        !players.some(({ range }) => range[0] <= start && end <= range[1])
      )
    })
  for (const { label: embed, found } of match(label.embeds, apart, tally.embeds, { isElement, report, name: 'embed' }))
    count(tally.providers, found.data.provider === embed.provider)

  // A widget inside of a labelled one is no error.
  const outer = widgets(tree).filter(
    ({ element }) =>
      !label.widgets.some(({ range }) => isIn(range, rangeOf(element)) && !isSame(range, rangeOf(element))),
  )
  for (const { label: widget, found } of match(label.widgets, outer, tally.widgets, {
    isElement,
    report,
    name: 'widget',
  })) {
    count(tally['widget kinds'], found.data.kind === widget.kind)
    if (found.data.kind !== widget.kind) report(`widget ${widget.kind}, not ${found.data.kind}`, widget.range)
  }
  for (const name of ['keywords', 'notes'] as const) {
    const count = all.filter((element) => `${annotation(element)?.type}s` === name).length
    tally[name].found += Math.min(count, label[name])
    tally[name].missed += Math.max(0, label[name] - count)
    tally[name].extra += Math.max(0, count - label[name])
  }
  match(label.attributions, attributions(tree), tally.attributions, { isElement, report, name: 'attribution' })
}

console.log(`${half}: found, missed, found without a label`)
for (const [name, { found, missed, extra }] of Object.entries(tally)) {
  console.log(
    `  ${name.padEnd(10)} ${String(found).padStart(4)} ${String(missed).padStart(4)} ${String(extra).padStart(4)}`,
  )
}

function zero() {
  return { found: 0, missed: 0, extra: 0 }
}

function count(sums: { found: number; missed: number }, isFound: boolean): void {
  if (isFound) sums.found++
  else sums.missed++
}

/** Pairs labels with what stands at their place; those that are optional count neither way. */
function match<L extends { range: Range; container?: Range; duplicate?: true }, F extends { element: Element }>(
  labels: readonly L[],
  found: readonly F[],
  sums: ReturnType<typeof zero>,
  {
    isElement,
    report,
    name,
  }: { isElement(range: Range): boolean; report(what: string, range: Range): void; name: string },
): { label: L; found: F }[] {
  const left = new Set(found)
  const pairs: { label: L; found: F }[] = []
  for (const label of labels) {
    const ranges = [label.range, label.container].filter((range) => range !== undefined)
    // A run of elements has no element of its own: what stands on any of them stands for it.
    const runs = ranges.filter((range) => !isElement(range))
    const hit =
      [...left].find(({ element }) => ranges.some((range) => isSame(range, rangeOf(element)))) ??
      [...left].find(({ element }) => runs.some((run) => isIn(run, rangeOf(element))))
    if (hit) left.delete(hit)
    if (label.duplicate) continue
    count(sums, hit !== undefined)
    if (hit) pairs.push({ label, found: hit })
    else report(`missed ${name}`, label.range)
  }
  sums.extra += left.size
  for (const { element } of left) report(`extra ${name}`, rangeOf(element))
  return pairs
}

function isIn(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

function titleOf(source: string): string | undefined {
  const post = safeParsePost(source)
  return post.success ? post.data.frontMatter.title : undefined
}

function rangeOf({ position }: Element): Range {
  return [position?.start.offset ?? -1, position?.end.offset ?? -1]
}

function isSame(a: Range, b: Range): boolean {
  return Math.abs(a[0] - b[0]) <= 2 && Math.abs(a[1] - b[1]) <= 2
}

/** Text as it is compared: without tags, the commonest references and white space. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', '')
    .replaceAll('&amp;', '&')
    .replace(/\s/g, '')
}
