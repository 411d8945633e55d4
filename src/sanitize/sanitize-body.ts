import type { Element, Properties, Root, RootContent } from 'hast'
import { annotation } from '../body/annotation.js'
import { copyProperties, standFor } from '../body/copy-node.js'
import { elementsBelow } from '../body/elements.js'
import { defaultMaxDepth } from '../body/parse-html.js'
import { isBlank } from '../body/surroundings.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import { embedLink } from './embed-link.js'
import { asItIs, judgeElement, judgeElements, type Verdict } from './judge-element.js'
import { requiredAncestors, voids } from './policy.js'
import { reasonOfAttribute, reasonOfElement, type SanitizeReason } from './reasons.js'

/**
 * What `sanitizeBody` left out; `element` is a node of the tree that was given.
 *
 * - `remove`: the node and all that stands in it.
 * - `unwrap`: the element alone; what stands in it took its place.
 * - `replace`: the element and all that stands in it; `replacement`, of the new tree, took its place.
 * - `attribute`: an attribute, by the name of its hast property; of a `srcset`, `left` has the candidates that stay.
 */
export type SanitizeChange =
  | { kind: 'remove'; element: RootContent; reason: SanitizeReason }
  | { kind: 'unwrap'; element: Element; reason: SanitizeReason }
  | { kind: 'replace'; element: Element; replacement: Element; reason: SanitizeReason }
  | { kind: 'attribute'; element: Element; attribute: string; left: Properties[string]; reason: SanitizeReason }

/** A safe tree, and what was left out of it, in document order. */
export type SanitizedBody = { tree: Root; changes: SanitizeChange[] }

/**
 * Makes a body safe to show: a new tree in which nothing runs code, submits, or loads anything but images and media over
 * http and https (docs/safety.md has the policy). What would show another page becomes a link to it. Annotations and
 * positions stay with what stays. Sanitising the result changes nothing.
 *
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`), which `parseBody` refuses, too.
 * @example
 * sanitizeBody(parseBody('<p onclick="run()">Hello<script>run()</script></p>'))
 * // tree: <p>Hello</p>; changes: the attribute and the script, each because it `runs-code`
 */
export function sanitizeBody(tree: Root): SanitizedBody {
  const children: RootContent[] = []
  const changes = walk(tree, children)
  return { tree: standFor<Root>({ type: 'root', children }, tree), changes }
}

/** What `sanitizeBody` would leave out, without a new tree. */
export function findUnsafe(tree: Root): SanitizeChange[] {
  return walk(tree, undefined)
}

/** Finds what may not stay, and puts copies of what may into a list, where one is given. */
function walk(tree: Root, children: RootContent[] | undefined): SanitizeChange[] {
  const verdicts = judgeElements(elementsBelow(tree))
  const changes: SanitizeChange[] = []
  const levels: Level[] = [{ nodes: tree.children, next: 0, into: children }]
  while (levels.length > 0) {
    const level = levels.at(-1)!
    const node = level.nodes[level.next++]
    if (!node) levels.pop()
    else if (node.type === 'text') level.into?.push(standFor({ type: 'text', value: textOf(node.value) }, node))
    else if (node.type === 'element') readElement(node, verdicts.get(node) ?? asItIs(node), levels, changes)
    else
      changes.push({
        kind: 'remove',
        element: node,
        reason: node.type === 'comment' ? 'reads-differently' : 'not-content',
      })
  }
  return changes
}

/** A list of nodes that is being read. No calls within calls: the depth of a tree is its writer's choice. */
type Level = {
  nodes: readonly RootContent[]
  next: number
  /** Where copies of what stays of them go. */
  into: RootContent[] | undefined
  /** The element around, where it stays. */
  tagName?: string
}

function readElement(element: Element, verdict: Verdict, levels: Level[], changes: SanitizeChange[]): void {
  const { into } = levels.at(-1)!
  const { tagName } = element
  const enter = (level: Pick<Level, 'into' | 'tagName'>) => {
    if (levels.length > defaultMaxDepth) {
      throw new PostError([diagnose({ code: 'body/too-deep', values: { limit: String(defaultMaxDepth) } })])
    }
    levels.push({ nodes: element.children, next: 0, ...level })
  }
  const link = linkInPlaceOf(element, verdict.kind === 'keep')
  if (link) {
    const replacement = safeLink(link, isInLink(levels))
    const reason = loaders.has(tagName) ? 'loads-document' : 'needs-script'
    changes.push({ kind: 'replace', element, replacement, reason })
    into?.push(replacement)
  } else if (verdict.kind === 'remove') {
    changes.push({ kind: 'remove', element, reason: reasonOfElement(tagName) })
  } else if (verdict.kind === 'unwrap') {
    changes.push({ kind: 'unwrap', element, reason: reasonOfElement(tagName) })
    enter({ into })
  } else if (isMisplaced(tagName, levels)) {
    changes.push({ kind: 'unwrap', element, reason: 'misplaced' })
    enter({ into })
  } else {
    const { properties, lost } = verdict
    for (const attribute of lost) {
      const reason = reasonOfAttribute(tagName, attribute)
      changes.push({ kind: 'attribute', element, attribute, left: properties[attribute], reason })
    }
    const kept: Element | undefined =
      into && standFor({ type: 'element', tagName, properties: copyProperties(properties), children: [] }, element)
    if (kept) into?.push(kept)
    if (!voids.has(tagName)) enter({ into: kept?.children, tagName })
    else for (const child of element.children) changes.push({ kind: 'remove', element: child, reason: 'misplaced' })
  }
}

// What loads something that is neither picture nor sound.
const loaders = new Set(['iframe', 'embed', 'object', 'applet', 'frame', 'portal', 'fencedframe'])
// What shows or plays something by itself.
const shown = new Set(['a', 'audio', 'img', 'video'])

/** The link that an element gives way to: one that loads something, or that a script of the provider would fill. */
function linkInPlaceOf(element: Element, stays: boolean): Element | undefined {
  if (loaders.has(element.tagName)) return embedLink(element)
  if (annotation(element)?.type !== 'embed' || (stays && (shown.has(element.tagName) || !isBlank(element))))
    return undefined
  return embedLink(element)
}

/** Our own link has no other rights. In another link, it is its text and address. */
function safeLink(link: Element, inLink: boolean): Element {
  const verdict = judgeElement(link)
  if (verdict.kind === 'keep' && !inLink) return standFor({ ...link, properties: verdict.properties }, link)
  const text = link.children.flatMap((child) => (child.type === 'text' ? child.value : '')).join('')
  const href = String(link.properties.href)
  const value = text.endsWith(href) ? text : `${text} ${href}`
  const { className = [] } = link.properties
  return standFor(
    { type: 'element', tagName: 'span', properties: { className }, children: [{ type: 'text', value }] },
    link,
  )
}

function isMisplaced(tagName: string, levels: readonly Level[]): boolean {
  if (tagName === 'a') return isInLink(levels)
  const required = requiredAncestors.get(tagName)
  return required !== undefined && !levels.some((level) => level.tagName && required.includes(level.tagName))
}

// Links do not stand in links; a cell of a table begins anew.
const bordersOfLinks = new Set(['td', 'th', 'caption'])

function isInLink(levels: readonly Level[]): boolean {
  const border = levels.findLast(({ tagName }) => tagName === 'a' || (tagName && bordersOfLinks.has(tagName)))
  return border?.tagName === 'a'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
