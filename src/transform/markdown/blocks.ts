import type { Element, ElementContent, Root, RootContent } from 'hast'
import { collectLeaves, type Leaf, type Link, type Mark, unmarked } from './leaves.js'
import { toParagraphs } from './paragraphs.js'
import { element, toPhrasing } from './phrasing.js'

/**
 * Blocks that hold blocks, one in another. Deeper, blocks stand beside one another: nobody reads such nesting, and every
 * line of Markdown repeats all of it.
 */
const maxDepth = 64

/** Takes what a body holds, in order, and makes a tree of it that has nothing but what Markdown can say. */
export type Blocks = {
  text(value: string): void
  lineBreak(): void
  /** A picture; see `Leaf` for `apart`. */
  picture(img: Element, apart: 'always' | 'outside' | 'never', link: Link | undefined): void
  footnoteMark(label: string): void
  /** What comes next does not stand on one line with what came before. */
  newBlock(): void
  /** A block that is complete, such as `pre` and `hr`. */
  add(block: Element): void
  /** Begins a block of blocks; what is returned ends it. Without content it will not be there. */
  open(container: Element): () => void
  /** Marks what comes next; what is returned ends it. */
  mark(mark: Mark | 'code'): () => void
  link(link: Link): () => void
  /** The link that is open. */
  openLink(): Link | undefined
  /** What comes next are headings (1 to 6) or paragraphs (0), until what is returned is called. */
  heading(depth: number): () => void
  /** All that comes next is one line, that of a cell; what is returned ends it and gives it. */
  line(): () => ElementContent[]
  /** Ends all. */
  root(): Root
}

type Frame = { container: Element | Root; children: RootContent[] }

export function createBlocks(): Blocks {
  const leaves = collectLeaves()
  const frames: Frame[] = [{ container: { type: 'root', children: [] }, children: [] }]
  const depths = { em: 0, strong: 0, del: 0, code: 0 }
  const headings: number[] = [0]
  let marks = unmarked
  let isLine = false

  const flush = () => {
    if (leaves.isEmpty()) return void leaves.take()
    const depth = headings.at(-1)!
    for (const { leaves: paragraph, isPicture } of toParagraphs(leaves.take(), depth > 0)) {
      const isHeading = depth > 0 && !isPicture
      // Headings are bold by themselves.
      const children = toPhrasing(isHeading ? paragraph.map((leaf): Leaf => ({ ...leaf, strong: 0 })) : paragraph)
      append(element(isHeading ? `h${depth}` : 'p', {}, children))
    }
  }
  const append = (block: Element) => {
    const frame = frames.at(-1)!
    if (!isList(frame.container)) {
      const last = frame.children.at(-1)
      // Two rules in a row separate no more than one, and lists with bullets and nothing between them look like one.
      const same = last?.type === 'element' && last.tagName === block.tagName ? last : undefined
      if (same && block.tagName === 'ul') for (const item of block.children) same.children.push(item)
      else if (!same || block.tagName !== 'hr') frame.children.push(block)
    } else if (block.tagName === 'footnote') {
      // A list of footnotes is none in Markdown: what stood in it before and what comes after are lists of their own.
      const { container, children } = frame
      frames.pop()
      if (children.length > 0) append(filled(container, children))
      append(block)
      frame.children = []
      frames.push(frame)
    } else {
      const item = frame.children.at(-1)
      if (item?.type === 'element') item.children.push(block)
      else frame.children.push(element('li', {}, [block]))
    }
  }
  const close = ({ container, children }: Frame) => {
    if (children.length === 0 || container.type === 'root') return
    const block = filled(container, children)
    const { container: outer, children: siblings } = frames.at(-1)!
    if (block.tagName !== 'li') append(block)
    else if (isList(outer)) siblings.push(block)
    // An item that stands in no list.
    else append(element('ul', {}, [block]))
  }
  const endLine = () => leaves.lineBreak(marks)
  return {
    text: (value) => leaves.text(value, marks, depths.code > 0),
    lineBreak: endLine,
    picture: (img, apart, link) => leaves.add({ kind: 'image', value: '', element: img, apart, ...marks, link }),
    footnoteMark: (label) => leaves.add({ kind: 'note', value: label, ...marks }),
    // In a cell, what would begin a block begins a line. (What would open one, or a heading, stands in no cell: see `isDataTable`.)
    newBlock: () => (isLine ? endLine() : flush()),
    add(block) {
      flush()
      append(block)
    },
    open(container) {
      flush()
      const isFootnote = container.tagName === 'footnote'
      if (frames.length > maxDepth && !isFootnote) return flush
      const frame: Frame = { container, children: [] }
      frames.push(frame)
      headings.push(0)
      return () => {
        flush()
        headings.pop()
        frames.pop()
        close(frame)
      }
    },
    mark(mark) {
      const change = (by: 1 | -1) => {
        depths[mark] += by
        marks = { ...marks, em: Number(depths.em > 0), strong: Number(depths.strong > 0), del: Number(depths.del > 0) }
      }
      change(1)
      return () => change(-1)
    },
    link(link) {
      // A link in a link leads where the outer one does.
      if (marks.link) return () => {}
      marks = { ...marks, link }
      return () => {
        marks = { ...marks, link: undefined }
      }
    },
    openLink: () => marks.link,
    heading(depth) {
      flush()
      headings.push(depth)
      return () => {
        flush()
        headings.pop()
      }
    },
    line() {
      flush()
      isLine = true
      return () => {
        isLine = false
        // Pictures would stand apart, but there are none in tables of data.
        return toPhrasing(
          toParagraphs(leaves.take(), true).flatMap(({ leaves: line }) => line),
          true,
        )
      }
    },
    root() {
      flush()
      return { type: 'root', children: frames[0]!.children }
    },
  }
}

function filled({ tagName, properties }: Element, children: RootContent[]): Element {
  return element(tagName, properties, children as ElementContent[])
}

function isList(container: Element | Root): container is Element {
  return container.type === 'element' && (container.tagName === 'ul' || container.tagName === 'ol')
}
