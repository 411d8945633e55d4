import type { Element, Nodes } from 'hast'
import { type Annotation, annotation } from '../body/annotation.js'
import { parseBody } from '../body/parse-body.js'
import type { PostDocument } from '../document/document.js'
import { count } from './count.js'
import { formatRows, type Row } from './rows.js'
import type { Terminal } from './terminal.js'

// In the order of the summary. What the page put around an article has a colour of its own.
const colorOf: Record<Annotation['type'], NonNullable<Row['color']>> = {
  image: 'cyan',
  figure: 'green',
  embed: 'magenta',
  widget: 'yellow',
  attribution: 'yellow',
  keyword: 'blue',
  note: 'blue',
  claim: 'green',
}

// Broken markup nests hundreds of figures: further in, nothing could be read.
const maxIndent = 10

/**
 * What is recognised in the body of a post, as a tree in document order: each with its place and its recogniser, below
 * what holds it.
 *
 * @throws PostError when the body cannot be parsed.
 */
export function semanticTree(document: PostDocument, terminal: Terminal): string {
  const recognizers = new Map<Element, string>()
  const tree = parseBody(document, {
    positions: true,
    onRecognized: (recognizer, element) => recognizers.set(element, recognizer),
  })
  const found = [...recognizedIn(tree)]
  const rows = found.map(({ element, data, depth }): Row => {
    const { kind, detail } = describe(data)
    return {
      label: `${'  '.repeat(Math.min(depth, maxIndent) + 1)}${data.ref}${kind ? ` ${kind}` : ''}`,
      color: colorOf[data.type],
      position: element.position,
      text: detail,
      finder: recognizers.get(element)!,
    }
  })
  return `${terminal.outColors.bold('recognised')}  ${summary(found)}\n${formatRows(rows, terminal)}\n`
}

type Found = { element: Element; data: Annotation; depth: number }

/** Every element that something was recognised in, in document order, and how many such elements hold it. */
function* recognizedIn(node: Nodes, depth = 0): Generator<Found> {
  const data = node.type === 'element' ? annotation(node) : undefined
  if (node.type === 'element' && data) yield { element: node, data, depth }
  if (!('children' in node)) return
  for (const child of node.children) yield* recognizedIn(child, data ? depth + 1 : depth)
}

function summary(found: readonly Found[]): string {
  const sums = Object.keys(colorOf).map((type) => [type, found.filter(({ data }) => data.type === type).length])
  return counts(Object.fromEntries(sums)).join(', ') || 'nothing'
}

/** How many there are of each noun, but none. */
function counts(sums: Record<string, number>): string[] {
  return Object.entries(sums).flatMap(([noun, sum]) => (sum > 0 ? [count(sum, noun)] : []))
}

/** What tells an annotation from others of its type, and what it says in short. */
function describe(data: Annotation): { kind?: string; detail: string } {
  switch (data.type) {
    case 'image': {
      const note = data.duplicateOf ? `copy of ${data.duplicateOf}: ` : partOf(data.by)
      return { kind: data.role, detail: note + (data.url ?? 'no address') }
    }
    case 'figure':
      return { kind: data.kind, detail: data.caption?.text ?? data.credit?.text ?? '' }
    case 'embed':
      return { kind: data.provider, detail: partOf(data.by) + (data.url ?? data.id ?? data.title ?? '') }
    case 'widget': {
      const { kind, name, links, images } = data
      return { kind, detail: [name, ...counts({ link: links.length, image: images.length })].join(', ') }
    }
    case 'attribution':
      // The site first: titles are long, and what is long loses its end.
      return { detail: [data.site ?? data.siteUrl, data.title ?? data.url].filter(Boolean).join(': ') }
    case 'keyword':
      return { detail: data.url ? `${data.text} -> ${data.url}` : data.text }
    case 'note':
      return { kind: data.role, detail: data.key }
    case 'claim':
      return { detail: `of ${data.by}` }
  }
}

/** What stands outside of its figure's element says which figure that is. */
function partOf(figure: string | undefined): string {
  return figure ? `of ${figure}: ` : ''
}
