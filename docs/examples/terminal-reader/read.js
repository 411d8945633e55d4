// Shows a post in the terminal: node read.js <post>
import { readFile } from 'node:fs/promises'
import { styleText } from 'node:util'
import { baseRenderer, cleanBody, createRenderer, parseBody, parsePost, renderBody } from 'postmatter'

const width = Math.min(process.stdout.columns ?? 80, 80)
const style = (format, text) => (process.env.NO_COLOR ? text : styleText(format, text))

// A part of a text is either in a line, or a block with lines of its own. What is in a line becomes a block where one begins.
const block = (text) => ({ blocks: [text] })
const blocksOf = (parts) => {
  const blocks = []
  let line = ''
  for (const part of parts) {
    if (typeof part === 'string') line += part
    else {
      if (line.trim()) blocks.push(wrap(line))
      line = ''
      blocks.push(...part.blocks)
    }
  }
  if (line.trim()) blocks.push(wrap(line))
  return blocks
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const lines = new Set([
  'p',
  'div',
  'section',
  'article',
  'figcaption',
  'center',
  'summary',
  'caption',
  'tr',
  'dt',
  'dd',
])

const renderer = createRenderer(
  baseRenderer({
    // What stands in a line goes on in it; with a block among it, it is blocks.
    join: (parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : { blocks: blocksOf(parts) }),
    unknown: (_node, _data, { next }) => next(),
  }),
  {
    text: ({ value }) => value.replace(/\s+/g, ' '),
    element: ({ tagName, properties }, _data, { next, children, headingLevel }) => {
      if (tagName === 'br') return '\n'
      if (tagName === 'hr') return block('─'.repeat(width))
      if (headings.has(tagName)) return block(style('bold', `${'#'.repeat(headingLevel)} ${plain(next())}`))
      if (tagName === 'b' || tagName === 'strong') return styled('bold', next())
      if (tagName === 'i' || tagName === 'em') return styled('italic', next())
      if (tagName === 'a') return link(next(), properties.href)
      if (tagName === 'blockquote') return block(indent(blocksOf(children()).join('\n\n'), '│ '))
      if (tagName === 'ul' || tagName === 'ol') return block(items(children(), tagName === 'ol').join('\n'))
      if (tagName === 'li') return { blocks: [blocksOf(children()).join('\n')] }
      if (tagName === 'td' || tagName === 'th') return `${plain(next()).padEnd(14)} `
      if (tagName === 'table') return block(blocksOf(children()).join('\n'))
      return lines.has(tagName) ? { blocks: blocksOf(children()) } : next()
    },
    image: (_element, { alt, url, role }) => (role === 'icon' ? (alt ?? '') : block(style('dim', `[${alt || url}]`))),
    figure: (_element, { kind }, { children }) =>
      block(indent(blocksOf(children()).join('\n'), kind === 'table' ? '' : '  ')),
    note: (_element, { role }, { next }) => (role === 'mark' ? `[${plain(next())}]` : { blocks: blocksOf([next()]) }),
    claim: (_element, _data, { next }) => block(style('dim', plain(next()))),
    embed: (element, { url }, { next }) => (element.tagName === 'a' ? block(`▶ ${link(next(), url)}`) : next()),
  },
)

function plain(part) {
  return (typeof part === 'string' ? part : part.blocks.join(' ')).trim()
}

function styled(format, part) {
  return typeof part === 'string' ? style(format, part) : part
}

function link(part, href) {
  if (typeof part !== 'string' || !/^https?:/.test(href ?? '')) return part
  return `\u001b]8;;${href}\u001b\\${style('underline', part)}\u001b]8;;\u001b\\`
}

function items(parts, isOrdered) {
  return blocksOf(parts).map((text, index) => {
    const mark = isOrdered ? `${index + 1}. ` : '• '
    return indent(text, ' '.repeat(mark.length)).replace(/^ +/, mark)
  })
}

function indent(text, prefix) {
  return text.replace(/^/gm, prefix)
}

/** Breaks a line between words; colours and links take no room, and what is written without spaces breaks anywhere. */
function wrap(text) {
  const parts = text
    .trim()
    .split(/(\u001b\]8;;.*?\u001b\\|\u001b\[\d+m|\n| +|(?=[\p{Script=Han}「『（])|(?<=[\p{Script=Han}，。、」』）]))/u)
  let column = 0
  let wrapped = ''
  for (const part of parts) {
    const size = part.startsWith('\u001b')
      ? 0
      : [...part].reduce((sum, sign) => sum + (/[\p{Script=Han}　-〿＀-￯]/u.test(sign) ? 2 : 1), 0)
    if (part === '\n' || (column + size > width && part.trim() !== '')) {
      wrapped = `${wrapped.trimEnd()}\n`
      column = 0
    }
    if (part === '\n' || (column === 0 && /^ +$/.test(part))) continue
    wrapped += part
    column += size
  }
  return wrapped.trimEnd()
}

const [path] = process.argv.slice(2)
if (!path) throw new Error('Name the post to read: node read.js <post>')
const post = parsePost(await readFile(path, 'utf8'))
const { title, author, date, from } = post.frontMatter
const { body } = cleanBody(parseBody(post), { baseUrl: from })
const text = blocksOf([renderBody(body, renderer, { baseUrl: from, headingLevel: 2 })])
const head = [style('bold', title), style('dim', `${author}, ${date.toISOString().slice(0, 10)}`)].join('\n')
process.stdout.write(`${[head, ...text].join('\n\n')}\n`)
