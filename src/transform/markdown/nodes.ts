import type { Element, Text } from 'hast'
import type { Handle, State } from 'hast-util-to-mdast'
import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  RowContent,
  TableContent,
} from 'mdast'

type FlowContent = BlockContent | DefinitionContent

/** How hast-util-to-mdast is to read what `toMarkdownContent` makes, where that is not what it does by itself. */
export const nodeHandlers: Record<string, Handle> = {
  ul: toList,
  ol: toList,
  li(state, item): ListItem {
    const children = state.all(item) as FlowContent[]
    // Blank lines between the items only where one of them has more than a paragraph and the lists below it.
    const spread = children.slice(1).some((child) => child.type !== 'list' || beginsAfterOne(child))
    return { type: 'listItem', spread, checked: null, children }
  },
  pre: (_, pre) => ({
    type: 'code',
    lang: (pre.properties.language as string | undefined) ?? null,
    meta: null,
    value: textOf(pre),
  }),
  code: (_, code) => ({ type: 'inlineCode', value: textOf(code) }),
  table: (state, table) => ({
    type: 'table',
    align: [],
    children: elementsOf(table).map(
      (row): TableContent => ({
        type: 'tableRow',
        children: elementsOf(row).map((cell): RowContent => {
          return { type: 'tableCell', children: state.all(cell) as PhrasingContent[] }
        }),
      }),
    ),
  }),
  footnote: (state, { properties, ...note }) => ({
    type: 'footnoteDefinition',
    ...named(properties),
    children: state.all({ ...note, properties }) as FlowContent[],
  }),
  'footnote-mark': (_, { properties }) => ({ type: 'footnoteReference', ...named(properties) }),
}

function toList(state: State, list: Element): List {
  const ordered = list.tagName === 'ol'
  const children = state.all(list) as ListItem[]
  const start = ordered ? Number(list.properties.start) : null
  return { type: 'list', ordered, start, spread: children.some(({ spread }) => spread), children }
}

/** Whether a list begins with lists of which one counts from another number than 1, as none may right below a paragraph. */
function beginsAfterOne(list: List): boolean {
  for (let open: RootContent | undefined = list; open?.type === 'list'; open = open.children[0]?.children[0]) {
    if (open.ordered && open.start !== 1) return true
  }
  return false
}

// What `toMarkdownContent` makes holds rows in tables, cells in rows, and a text in code.
function elementsOf({ children }: Element): Element[] {
  return children as Element[]
}

function textOf({ children }: Element): string {
  return (children as Text[]).map(({ value }) => value).join('')
}

function named({ label }: Element['properties']) {
  return { identifier: String(label), label: String(label) }
}
