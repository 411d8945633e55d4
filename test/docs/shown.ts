import { PostError } from '../../src/index.js'
import { type Config, validatePost } from '../../src/validate/index.js'
import type { Page } from './pages.js'
import { nodesOf } from './pages.js'

/** What a page of a rule or a diagnostic shows as wrong, or as right. */
export type Shown = {
  page: string
  line: number
  code: string
  verdict: 'wrong' | 'right'
  language: string
  text: string
}

/** The samples below a paragraph that begins with 'Wrong' or 'Right'. */
export function shownOn({ path, tree }: Page): Shown[] {
  const code = path.replace(/^docs\/\w+\//, '').replace('.md', '')
  const shown: Shown[] = []
  for (const { node, before } of nodesOf(tree)) {
    if (node.type !== 'code' || before?.type !== 'paragraph') continue
    const first = before.children[0]
    const verdict = first?.type === 'text' && /^(Wrong|Right)\b/.exec(first.value)?.[1]
    if (!verdict) continue
    const line = node.position!.start.line + 1
    shown.push({
      page: path,
      line,
      code,
      verdict: verdict === 'Wrong' ? 'wrong' : 'right',
      language: node.lang!,
      text: node.value,
    })
  }
  return shown
}

const frontMatter: Record<string, string> = {
  layout: 'post',
  title: '"The lock keeper"',
  date: '2020-09-08T00:41:23.000Z',
  author: 'Ada Marsh',
  from: 'https://example.org/lock-keeper/',
  tags: '[ River Notes ]',
  categories: '[ River Notes ]',
}
const timestamp = '<!--1599525683000-->'
const sourceLink = '[The lock keeper](https://example.org/lock-keeper/)'
const body = '<p>The gate was repaired in May.</p>'

/** A post in which everything is right, but for what the sample puts into its place. */
export function postOf({ language, text: asShown }: Pick<Shown, 'language' | 'text'>): string {
  const text = language === 'text' ? asCharacters(asShown) : asShown
  const begin = `---\n${linesOf('')}\n`
  const preamble = `${timestamp}\n${sourceLink}\n`
  // A whole file, or its first lines; the lines from the close fence on; those from the underline on.
  if (/^(?:---\w*[\n\r]\w|\n)/.test(text)) return `${text}\n`
  if (/^---\n(?:\n|<!--)/.test(text)) return `${begin}${text}\n`
  if (text.startsWith('------\n')) return `${begin}---\n${preamble}${text}\n`
  if (/^<[a-z/]/i.test(text)) return `${begin}---\n${preamble}------\n\n${wrap(text)}\n`

  const lines = text.split('\n').filter((line) => line !== '...')
  const place = lines.findIndex((line) => line.startsWith('<!--') || /^\[.*\]\(/.test(line))
  const keys = (place < 0 ? lines : lines.slice(0, place)).join('\n')
  const rest = place < 0 ? [] : lines.slice(place)
  if (!rest[0]?.startsWith('<!--')) rest.unshift(timestamp)
  if (rest.length === 1) rest.push(sourceLink)
  if (rest.length === 2) rest.push('------')
  return `---\n${linesOf(keys)}\n---\n${rest.join('\n')}\n\n${wrap(body)}\n`
}

function wrap(html: string): string {
  return html.startsWith('<div>\n') ? html : `<div>\n${html}\n</div>`
}

/** Characters that nobody would see stand on the pages as escapes or signs. */
function asCharacters(text: string): string {
  return text.replaceAll('\\r', '\r').replaceAll('\\0', '\0').replaceAll('\\a', '\u0007').replaceAll('⇥', '\t')
}

/** The lines of the front matter, with those of the sample where the first of their keys stands. */
function linesOf(sample: string): string {
  if (sample === '' || sample.startsWith('- ')) {
    return (
      sample ||
      Object.entries(frontMatter)
        .map((entry) => entry.join(': '))
        .join('\n')
    )
  }
  const given = [...sample.matchAll(/^(\w[\w-]*):/gm)].map(([, key]) => key!.toLowerCase())
  const first = Object.keys(frontMatter).find((key) => given.includes(key))
  const lines = Object.entries(frontMatter).flatMap(([key, value]) => {
    if (key === first) return [sample]
    return given.includes(key) ? [] : [`${key}: ${value}`]
  })
  return [...lines, ...(first === undefined ? [sample] : [])].join('\n')
}

/** The codes of what is found in the post, or the configuration, that a sample makes; a name of a file counts as one. */
export function codesOf(shown: Shown): string[] {
  const isName = shown.code.startsWith('file-name/') && shown.language === 'text'
  const isConfig = shown.language === 'json'
  const source = isName || isConfig ? postOf({ language: 'yaml', text: '' }) : postOf(shown)
  const config = isConfig ? (JSON.parse(shown.text) as Config) : { extends: 'strict' as const }
  const path = isName ? shown.text : '2020-09-08-The lock keeper.md'
  try {
    const { diagnostics } = validatePost(source, { config, path, now: new Date('2026-01-01T00:00:00Z') })
    return diagnostics.map(({ code }) => code)
  } catch (error) {
    if (error instanceof PostError) return error.diagnostics.map(({ code }) => code)
    throw error
  }
}
