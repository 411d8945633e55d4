import type { Comment, Element, ElementContent, Root, RootContent, Text } from 'hast'
import { parseSelector } from 'hast-util-parse-selector'
import { html as htmlNames, type Token, type TreeAdapter } from 'parse5'
import { toProperties } from './to-properties.js'

type Parent = Root | Element
type Child = RootContent

/** The types by which parse5 talks to the adapter. */
export type HastMap = {
  node: Root | Child
  parentNode: Parent
  childNode: Child
  document: Root
  documentFragment: Root
  element: Element
  commentNode: Comment
  textNode: Text
  template: Element
  documentType: { type: 'doctype' }
}

/** Thrown out of the adapter to stop a parse that would not end in reasonable time or depth. */
export class LimitReached extends Error {
  constructor(readonly limit: 'depth' | 'nodes') {
    super(limit)
  }
}

/**
 * A parse5 tree adapter that builds hast as it goes, the same tree that hast-util-from-parse5 makes afterwards. What
 * parse5 wants to know of a node and hast has no place for (parents, namespaces, raw attributes) is kept beside the tree
 * and forgotten with the adapter.
 *
 * @param maxDepth open elements, beyond which the parse stops.
 * @param maxNodes elements, beyond which the parse stops: the standard's formatting elements can multiply quadratically.
 */
export function createHastAdapter(maxDepth: number, maxNodes: number): TreeAdapter<HastMap> {
  // Few bodies need them: parse5 asks for parents only where it mends markup.
  let parents: Map<Element, Parent> | undefined
  // parse5 moves text and comments only together with all children of a node, which it lists first.
  let listed: Parent | undefined
  // What parse5 appends to first: all else stands below it.
  let top: Parent | undefined
  // What parse5 creates first: the element that the fragment is parsed as if it stood in. It has no parent, and parse5 asks.
  let around: Element | undefined
  const namespaces = new Map<Element, htmlNames.NS>()
  const attributes = new Map<Element, Token.Attribute[]>()
  const contents = new Map<Element, Root>()
  const names = new Map<Element, string>()
  let mode: htmlNames.DOCUMENT_MODE = htmlNames.DOCUMENT_MODE.NO_QUIRKS
  let depth = 0
  let nodes = 0

  const parentOf = (element: Element): Parent | undefined => {
    if (element === around) return undefined
    parents ??= parentsBelow(top!)
    return parents.get(element)
  }

  const adapter: TreeAdapter<HastMap> = {
    createDocument: createRoot,
    createDocumentFragment: createRoot,
    createElement(tagName, namespace, attrs) {
      if (++nodes > maxNodes) throw new LimitReached('nodes')
      const isSvg = namespace === htmlNames.NS.SVG
      const element = createElement(tagName, toProperties(attrs, isSvg), isSvg)
      around ??= element
      if (element.tagName !== tagName) names.set(element, tagName)
      if (namespace !== htmlNames.NS.HTML) namespaces.set(element, namespace)
      // parse5 asks for attributes again only to merge those of a second <html> or <body>, and of MathML and SVG.
      if (namespace !== htmlNames.NS.HTML || tagName === 'html' || tagName === 'body') attributes.set(element, attrs)
      return element
    },
    createCommentNode: (value) => ({ type: 'comment', value }),
    createTextNode: (value) => ({ type: 'text', value }),

    appendChild(parent, child) {
      top ??= parent
      parent.children.push(child as ElementContent)
      if (parents && child.type === 'element') parents.set(child, parent)
    },
    insertBefore(parent, child, reference) {
      const children = parent.children as Child[]
      children.splice(children.lastIndexOf(reference), 0, child)
      if (parents && child.type === 'element') parents.set(child, parent)
    },
    detachNode(node) {
      const child = node as Child
      const isListed = child.type !== 'element' || listed?.children.at(-1) === child
      const parent = isListed ? listed : parentOf(child)
      if (!parent) return
      if (parents && child.type === 'element') parents.delete(child)
      const children = parent.children as Child[]
      // parse5 detaches from the end, so the search is short.
      children.splice(children.lastIndexOf(child), 1)
    },
    insertText(parent, text) {
      const last = parent.children.at(-1)
      if (last?.type === 'text') last.value += text
      else adapter.appendChild(parent, adapter.createTextNode(text))
    },
    insertTextBefore(parent, text, reference) {
      const children = parent.children as Child[]
      const previous = children[children.lastIndexOf(reference) - 1]
      if (previous?.type === 'text') previous.value += text
      else adapter.insertBefore(parent, adapter.createTextNode(text), reference)
    },
    setTemplateContent(template, content) {
      contents.set(template, content)
      template.content = content
    },
    getTemplateContent: (template) => contents.get(template)!,
    adoptAttributes(element, attrs) {
      const merged = attributes.get(element)!
      const names = new Set(merged.map(({ name }) => name))
      merged.push(...attrs.filter(({ name }) => !names.has(name)))
      element.properties = toProperties(merged, false)
    },
    setDocumentType() {},
    setDocumentMode(_document, value) {
      mode = value
    },
    getDocumentMode: () => mode,

    // Of the document, which has its root by then.
    getFirstChild: (node) => node.children[0] as Child,
    getChildNodes(node) {
      listed = node
      return node.children as Child[]
    },
    getParentNode: (node) => parentOf(node as Element) ?? null,
    getAttrList: (element) => attributes.get(element)!,
    // Asked for every token: few bodies have any of these.
    getTagName: (element) => (names.size === 0 ? undefined : names.get(element)) ?? element.tagName,
    getNamespaceURI: (element) => (namespaces.size === 0 ? undefined : namespaces.get(element)) ?? htmlNames.NS.HTML,
    getTextNodeContent: (text) => text.value,
    getCommentNodeContent: (comment) => comment.value,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is Text => node.type === 'text',
    isCommentNode: (node): node is Comment => node.type === 'comment',
    isDocumentTypeNode: (node): node is { type: 'doctype' } => node.type === 'doctype',
    isElementNode: (node): node is Element => node.type === 'element',
    setNodeSourceCodeLocation() {},
    getNodeSourceCodeLocation: () => undefined,
    updateNodeSourceCodeLocation() {},

    onItemPush() {
      // The stack of open elements begins with an <html> of its own.
      if (++depth > maxDepth + 1) throw new LimitReached('depth')
    },
    onItemPop() {
      depth--
    },
  }
  return adapter
}

// hast-util-from-parse5 knows three more names of SVG with capitals than the HTML standard does.
const svgNames = new Map(['feDropShadow', 'solidColor', 'textArea'].map((name) => [name.toLowerCase(), name]))

/**
 * hast-util-from-parse5 reads a tag name as a selector, so that the broken tag `<p.05>` becomes a `p` of a class. The tree
 * is to be the same as its.
 */
function createElement(tagName: string, properties: Element['properties'], isSvg: boolean): Element {
  if (isPlainName(tagName)) {
    return { type: 'element', tagName: (isSvg && svgNames.get(tagName)) || tagName, properties, children: [] }
  }
  const element = parseSelector(tagName, isSvg ? 'g' : 'div')
  const classes = [element.properties.className, properties.className].flatMap(
    (value) => (value as string[] | undefined) ?? [],
  )
  Object.assign(element.properties, properties, classes.length > 0 && { className: classes })
  return Object.assign(element, { tagName: element.tagName.toLowerCase() })
}

// A body repeats the same few names; broken markup makes up new ones without end.
const plainNames = new Set<string>()

function isPlainName(tagName: string): boolean {
  if (plainNames.has(tagName)) return true
  if (!/^[a-z][a-z0-9-]*$/i.test(tagName)) return false
  if (plainNames.size < 1_000) plainNames.add(tagName)
  return true
}

/** The parent of every element that stands in the tree by now. */
function parentsBelow(root: Parent): Map<Element, Parent> {
  const parents = new Map<Element, Parent>()
  const stack: Parent[] = [root]
  while (stack.length > 0) {
    const parent = stack.pop()!
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      parents.set(child, parent)
      stack.push(child)
      if (child.content) stack.push(child.content)
    }
  }
  return parents
}

function createRoot(): Root {
  return { type: 'root', children: [], data: { quirksMode: false } }
}
