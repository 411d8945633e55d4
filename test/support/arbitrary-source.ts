import fc from 'fast-check'
import { quote } from '../../src/front-matter/write-value.js'
import { extra, frontMatter, html, preamble } from './arbitrary-post.js'

// Well-formed posts as other people and tools might write them: any quoting, order, comments, spacing and line ending.

const line = (value: string) => value.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\uFFFE\uFFFF]/g, ' ')

const scalar = (value: string) =>
  fc.constantFrom(
    quote(value),
    `'${line(value).replaceAll("'", "''")}'`,
    `!!str ${quote(value)}`,
    `\n  ${quote(value)}`,
    `|-\n  ${line(value).trim() || 'x'}`,
    `>\n  ${line(value).trim() || 'x'}\n`,
    'plain text',
    '1984',
  )

const list = (items: string[]) =>
  fc.constantFrom(
    `[ ${items.map(quote).join(', ')} ]`,
    `[  ${items.map(quote).join(',')}]`,
    items.length === 0 ? '[]' : items.map((item) => `\n  - ${quote(item)}`).join(''),
    items.length === 0 ? '[ ]' : ` # note 3${items.map((item) => `\n- ${quote(item)}`).join('')}`,
    items.length === 0 ? '[\n  ]' : `[ ${items.map((item) => `${quote(item)}, # note 4\n `).join(' ')} ]`,
  )

const trivia = fc.constantFrom('', '', '', '# note 1\n', '\n', '  # note 2\n')
const trailing = fc.constantFrom('', '', '', ' ', '  # note 5')

const block = fc.tuple(frontMatter, extra).chain(([values, others]) => {
  const date = values.date.toISOString()
  const entries = [
    scalar(values.layout).map((value) => `layout: ${value}`),
    scalar(values.title).map((value) => `title: ${value}`),
    fc.constantFrom(
      `date: ${date}`,
      `date: "${date}"`,
      `date:   ${date.slice(0, 10)}`,
      'date: 2020-09-08 08:41:23 +0800',
    ),
    scalar(values.author).map((value) => `"author" : ${value}`),
    fc.constant(`from: ${quote(values.from)}`),
    list(values.tags).map((value) => `tags: ${value}`),
    list(values.categories).map((value) => `categories: ${value}`),
    ...(values.comments === undefined
      ? []
      : [fc.constantFrom('comments: true', 'comments: True', 'comments: !!bool false')]),
    ...Object.entries(others).map(([key, value]) => fc.constant(`${quote(key)}: ${writeJson(value)}`)),
  ].map((entry) =>
    fc
      .tuple(trivia, entry, trailing)
      .map(([before, text, after]) => `${before}${text}${/[>|]-?\n/.test(text) ? '' : after}\n`),
  )
  return fc
    .tuple(...entries)
    .chain((lines) => fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }))
    .map((lines) => lines.join(''))
})

function writeJson(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(writeJson).join(', ')}]`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0.0' : String(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${quote(key)}: ${writeJson(item)}`)
    .join(', ')}}`
}

const rest = fc
  .tuple(fc.option(preamble), html, fc.constantFrom('wrapped', 'open', 'unwrapped'))
  .map(([start, body, form]) => {
    if (!start) return form === 'open' && !body.startsWith('<!--') ? body : `\n${body}`
    const { timestamp, sourceLink } = start
    const head = `<!--${timestamp ? timestamp.getTime() : 'NaN'}-->\n[${sourceLink.text}](${sourceLink.url})\n`
    if (form === 'unwrapped') return `${head}---  \n${body}`
    if (form === 'open') return `${head}------\n\n\n<div>\n${body}\n</div>`
    return `${head}------\n\n<div>\n${body}\n</div>\n`
  })

/** A well-formed post in any shape that YAML and the format allow. */
export const base = fc
  .tuple(fc.constantFrom('', '\uFEFF'), block, rest, fc.constantFrom('\n', '\r\n'))
  .map(([mark, yaml, body, ending]) => {
    const head = `---\n${yaml}---\n`
    return mark + (ending === '\n' ? head + body : head.replaceAll('\n', '\r\n') + body)
  })
