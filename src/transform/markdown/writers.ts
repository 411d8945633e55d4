import type { Image, InlineCode, Link, List, ListItem, Nodes, Parents, Text } from 'mdast'
import type { ConstructName, Handle, Info, State } from 'mdast-util-to-markdown'
import { defaultHandlers } from 'mdast-util-to-markdown'
import { destination } from './addresses.js'
import { escapeText } from './escape.js'

/**
 * How mdast-util-to-markdown is to write lines of text: escapes only where something would be read as markup, asterisks
 * only, and no character references, which it has for neighbours of emphasis; what `toMarkdownContent` makes needs none.
 */
export function createWriters(): Record<string, Handle> {
  // The delimiters that stand in one place only of the block that is being written.
  let lone = ''
  const block =
    (write: Handle): Handle =>
    (node: Nodes, parent, state, info) => {
      lone = loneDelimiters(node)
      const text = write(node, parent, state, info)
      lone = ''
      return text
    }
  const writers: Record<string, Handle & { peek?: Handle }> = {
    heading: block(defaultHandlers.heading),
    paragraph: block(defaultHandlers.paragraph),
    emphasis: marked('*', 'emphasis'),
    strong: marked('**', 'strong'),
    delete: marked('~~', 'strong'),
    inlineCode: (node: InlineCode) => codeSpan(node.value),
    link: writeLink,
    image: writeImage,
    listItem: writeItem,
    text(node: Text, parent, state, { before, after }) {
      const isFirst = state.indexStack.at(-1) === 0
      return escapeText(node.value, {
        before,
        after,
        beginsBlock: isFirst && parent?.type === 'paragraph',
        inHeading: parent?.type === 'heading',
        inTable: state.stack.includes('tableCell'),
        inLabel: state.stack.includes('label'),
        lone,
      })
    },
  }
  for (const [name, first] of Object.entries({
    emphasis: '*',
    strong: '*',
    delete: '~',
    inlineCode: '`',
    image: '!',
  })) {
    writers[name]!.peek = () => first
  }
  writers.link!.peek = (node: Link) => (bareAddress(node) === undefined ? '[' : '<')
  return writers

  function writeLink(node: Link, _: Parents | undefined, state: State, info: Info): string {
    const bare = bareAddress(node)
    if (bare !== undefined) return `<${bare}>`
    const exit = state.enter('label')
    const label = state.containerPhrasing(node, { ...info, before: '[', after: ']' })
    exit()
    return `[${label}](${destination(node.url)})`
  }

  function writeImage({ alt, url, title }: Image, _: unknown, state: State): string {
    const inTable = state.stack.includes('tableCell')
    const escaped = (text: string, before: string, after: string) =>
      escapeText(text, { before, after, inTable, inLabel: true })
    const quoted = title ? ` "${escaped(title, '"', '"').replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')}"` : ''
    return `![${escaped(alt!, '[', ']')}](${destination(url)}${quoted})`
  }
}

function marked(delimiter: string, construct: ConstructName): Handle {
  return (node, _, state, info) => {
    const exit = state.enter(construct)
    const text = state.containerPhrasing(node, { ...info, before: delimiter, after: delimiter })
    exit()
    return `${delimiter}${text}${delimiter}`
  }
}

/** What stands between angle brackets, where a link shows nothing but where it leads. */
function bareAddress({ url, children }: Link): string | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return undefined
  const text = only.value
  if (`mailto:${text}` === url && /^[\w.+-]+@[a-z\d]+(?:-[a-z\d]+)*(?:\.[a-z\d]+)+$/i.test(text)) return text
  // Parsers disagree on character references in it.
  return text === url && /^https?:\/\/[^\s\0-\x20\x7f<>|\\`]+$/i.test(text) && !/&#?\w+;/.test(text) ? text : undefined
}

function codeSpan(code: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(code) && /[^ ]/.test(code) ? ' ' : ''
  return `${fence}${pad}${code}${pad}${fence}`
}

/** As the library does, but for the number of an item, which is known without looking for the item in its list. */
function writeItem(item: ListItem, parent: Parents | undefined, state: State, info: Info): string {
  const { ordered, start } = parent as List
  const number = ordered ? String(start! + state.indexStack.at(-1)!) : ''
  const bullet = `${number}${state.bulletCurrent} `
  const indent = ' '.repeat(bullet.length)
  const tracker = state.createTracker(info)
  tracker.move(bullet)
  tracker.shift(bullet.length)
  const exit = state.enter('listItem')
  const text = state.containerFlow(item, tracker.current())
  exit()
  return state.indentLines(text, (line, index, blank) => {
    if (index === 0) return bullet + line
    return blank ? '' : indent + line
  })
}

/** Which of the delimiters `*`, `_` and `~` stand in one place only of a block. */
function loneDelimiters(block: Nodes): string {
  const runs = { '*': 0, _: 0, '~': 0 }
  const stack: Nodes[] = [block]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'delete') runs['~'] += 2
    else if (node.type === 'emphasis' || node.type === 'strong') runs['*'] += 2
    else if (node.type === 'text')
      for (const [run] of node.value.matchAll(/\*+|_+|~+/g)) runs[run[0] as '*' | '_' | '~']++
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return Object.entries(runs)
    .flatMap(([delimiter, count]) => (count === 1 ? [delimiter] : []))
    .join('')
}
