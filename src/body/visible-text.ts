import type { Element, Nodes } from 'hast'
import { classNames, pushReversed, textProperty } from './elements.js'

// Elements whose content no reader of the text sees.
const hidden = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'video',
  'audio',
  'object',
  'svg',
  'button',
])
// Elements that stand on lines of their own: their text does not run into their neighbour's.
const blocks = new Set([
  'p',
  'div',
  'br',
  'li',
  'figcaption',
  'figure',
  'small',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
])
// Labels that only screen readers read out, such as 'Image caption'.
const forScreenReaders =
  /^(?:off-?screen|screen-?reader(?:-text)?|sr-only|visually-?hidden|hidden-title|element-(?:invisible|hidden))$/i

// Between blocks; white space to expressions, and no line break of the source.
const lineEnd = '\u2029'

/** Whether the element is a label for screen readers or hidden otherwise. */
export function isHidden(element: Element): boolean {
  if (hidden.has(element.tagName) || element.properties.hidden !== undefined) return true
  for (const name of classNames(element)) if (forScreenReaders.test(name)) return true
  return false
}

/** Whether the element's style takes it out of the page. */
export function isNotDisplayed(element: Element): boolean {
  // Few elements have one.
  if (element.properties.style === undefined) return false
  return /(?:^|;)\s*display\s*:\s*none\b/i.test(textProperty(element, 'style') ?? '')
}

/**
 * The text of a node as a caption shows it: in one line, without what is hidden. A line break of the source between two
 * Han characters takes no space.
 *
 * @param skip leaves out more elements.
 */
export function visibleText(node: Nodes, skip: (element: Element) => boolean = () => false): string {
  const only = 'children' in node && node.children.length === 1 ? node.children[0] : node
  if (only?.type === 'text') return oneLine(only.value)
  const parts: string[] = []
  const stack: (Nodes | string)[] = [node]
  while (stack.length > 0) {
    const next = stack.pop()!
    if (typeof next === 'string') parts.push(next)
    else if (next.type === 'text') parts.push(next.value)
    else if ('children' in next) {
      if (next.type === 'element' && next !== node && (isHidden(next) || skip(next))) continue
      const isBlock = next.type === 'element' && blocks.has(next.tagName)
      if (isBlock) stack.push(lineEnd)
      pushReversed(stack, next.children)
      if (isBlock) stack.push(lineEnd)
    }
  }
  return oneLine(parts.join(''))
}

/** The last piece of text that an element shows. */
export function lastText(element: Element): string {
  const stack: Nodes[] = [element]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'text' && /\S/.test(node.value)) return node.value
    if (node.type === 'element' && !isHidden(node)) for (const child of node.children) stack.push(child)
  }
  return ''
}

function oneLine(text: string): string {
  // Most text has nothing but single spaces.
  if (!/[^\S ]| {2}/.test(text)) return text.trim()
  // Runs of white space first become one character each, so that no expression below looks at a run twice.
  const runs = text.trim().replace(/\s+/g, (run) => (run.includes('\n') && !run.includes(lineEnd) ? '\n' : ' '))
  if (!runs.includes('\n')) return runs
  return runs
    .replace(/(?<=\p{Script=Han}|[，。、；：！？」』）》])\n(?=\p{Script=Han}|[「『（《])/gu, '')
    .replaceAll('\n', ' ')
}
