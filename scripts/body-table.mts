// The table of docs/body.md: what parseBody recognises in the real posts. `tsx scripts/body-table.mts` puts it there, where
// this machine has them; a test of `npm run corpus` proves it fresh.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Annotation, annotation, defaultRecognizers, parseBody, parseDocument } from '../src/index.js'
import { corpusPosts } from '../test/corpus/corpus.js'

const page = new URL('../docs/body.md', import.meta.url)
const markers = ['<!-- begin of what scripts/body-table.mts writes -->', '<!-- end -->'] as const

/** The page with the table as the posts at hand have it. */
export function withBodyTable(text: string): string {
  const begin = text.indexOf(markers[0]) + markers[0].length
  return `${text.slice(0, begin)}\n\n${bodyTable()}\n${text.slice(text.indexOf(markers[1], begin))}`
}

/** The page as it stands. */
export function bodyPage(): string {
  return readFileSync(page, 'utf8')
}

function bodyTable(): string {
  const posts = corpusPosts()
  const counts = new Map<string, Map<string, number>>()
  const recognized = new Map(defaultRecognizers.map(({ name }) => [name, { count: 0, posts: 0 }]))
  for (const { source } of posts) {
    const matched = new Set<string>()
    parseBody(parseDocument(source), {
      onRecognized(recognizer) {
        matched.add(recognizer)
        recognized.get(recognizer)!.count++
      },
    }).children.forEach(function count(node): void {
      if (node.type !== 'element') return
      const data = annotation(node)
      if (data) add(counts, data.type, kindOf(data))
      if (data?.type === 'figure' && data.caption)
        add(counts, 'captions', node.tagName === 'figure' ? 'of `figure` elements' : 'of other markup')
      if (data?.type === 'figure')
        add(counts, node.tagName === 'figure' ? 'figure elements' : 'other markup', data.kind)
      if (data?.type === 'image' && !data.url) add(counts, 'left', 'images without an address')
      if (node.tagName === 'iframe' && !data) add(counts, 'left', 'frames without an address')
      if (node.tagName === 'iframe' && data?.type === 'embed' && data.provider === 'other')
        add(counts, 'left', 'frames of an unknown host')
      if (data?.type === 'figure' && data.kind === 'other') add(counts, 'left', 'figures of the kind `other`')
      node.children.forEach(count)
    })
    for (const name of matched) recognized.get(name)!.posts++
  }
  const row = (label: string, name: string) => `| ${label} | ${sum(counts.get(name))} | ${list(counts.get(name))} |`
  return [
    `${posts.length.toLocaleString('en')} posts:`,
    '',
    '| | in all | of them |',
    '|---|---|---|',
    row('Images, by role', 'image'),
    row('Figures: `figure` elements, by kind', 'figure elements'),
    row('Figures in other markup, by kind', 'other markup'),
    row('Captions', 'captions'),
    row('Embeds, by provider', 'embed'),
    row('Widgets, by kind', 'widget'),
    row('Attributions, by site', 'attribution'),
    row('Keywords', 'keyword'),
    row('Notes, by role', 'note'),
    row('Not recognised', 'left'),
    '',
    '| recogniser | annotations | posts |',
    '|---|---|---|',
    ...[...recognized].map(([name, { count, posts: some }]) => `| ${name} | ${count} | ${some} |`),
    '',
  ].join('\n')
}

function kindOf(data: Annotation): string {
  if (data.type === 'image') return data.duplicateOf === undefined ? data.role : 'copy in noscript'
  if (data.type === 'figure' || data.type === 'widget') return data.kind
  if (data.type === 'embed') return data.provider
  if (data.type === 'note') return data.role
  return data.type === 'attribution' ? (data.site === undefined ? 'no site named' : 'site named') : data.type
}

function add(counts: Map<string, Map<string, number>>, group: string, value: string): void {
  const values = counts.get(group) ?? new Map<string, number>()
  counts.set(group, values.set(value, (values.get(value) ?? 0) + 1))
}

function sum(values: Map<string, number> = new Map()): number {
  return [...values.values()].reduce((total, count) => total + count, 0)
}

function list(values: Map<string, number> = new Map()): string {
  const ordered = [...values].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return ordered.map(([value, count]) => `${value} ${count}`).join(', ')
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) writeFileSync(page, withBodyTable(bodyPage()))
