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

/** What a text may become at most. */
export type Limits = {
  /** Open elements. */
  depth: number
  /** Elements: the standard's formatting elements can multiply quadratically. */
  nodes: number
}

/** What can be learned of a parse beside its tree. */
export class ParseObserver {
  /** An element was made, for these attributes. */
  created(_element: Element, _attrs: Token.Attribute[]): void {}
  /** An element is open no more. */
  closed(_element: Element): void {}
  /** A node stands here: only where places are asked for. */
  placed(_node: HastMap['node'], _location: Token.ElementLocation): void {}
  /** A node with a place ends here. */
  ended(_node: HastMap['node'], _end: Partial<Token.ElementLocation>): void {}
}

/**
 * A parse5 tree adapter that builds hast as it goes, the same tree that hast-util-from-parse5 makes afterwards. What
 * parse5 wants to know of a node and hast has no place for (parents, namespaces, raw attributes) is kept beside the tree
 * and forgotten with the adapter. One adapter is for one parse.
 */
export class HastAdapter implements TreeAdapter<HastMap> {
  readonly #limits: Limits
  readonly #observer: ParseObserver
  // Few bodies need them: parse5 asks for parents only where it mends markup.
  #parents: Map<Element, Parent> | undefined
  // parse5 moves text and comments only together with all children of a node, which it lists first.
  #listed: Parent | undefined
  // What parse5 appends to first: all else stands below it.
  #top: Parent | undefined
  // What parse5 creates first: the element that the fragment is parsed as if it stood in. It has no parent, and parse5 asks.
  #around: Element | undefined
  // Few bodies have any of these, and parse5 asks for every token.
  #namespaces: Map<Element, htmlNames.NS> | undefined
  #names: Map<Element, string> | undefined
  readonly #attributes = new Map<Element, Token.Attribute[]>()
  #contents: Map<Element, Root> | undefined
  // Has no place yet, where places are asked for; text that is added to it comes later.
  #newText: Text | undefined
  #mode: htmlNames.DOCUMENT_MODE = htmlNames.DOCUMENT_MODE.NO_QUIRKS
  #depth = 0
  #nodes = 0

  /** @param limits beyond which the parse stops with `LimitReached`. */
  constructor(limits: Limits, observer = new ParseObserver()) {
    this.#limits = limits
    this.#observer = observer
  }

  createDocument(): Root {
    return createRoot()
  }
  createDocumentFragment(): Root {
    return createRoot()
  }
  createElement(tagName: string, namespace: htmlNames.NS, attrs: Token.Attribute[]): Element {
    if (++this.#nodes > this.#limits.nodes) throw new LimitReached('nodes')
    const isSvg = namespace === htmlNames.NS.SVG
    const properties = toProperties(attrs, isSvg)
    const isTemplate = namespace === htmlNames.NS.HTML && tagName === 'template'
    const element = isTemplate ? createTemplate(properties) : createElement(tagName, properties, isSvg)
    this.#around ??= element
    if (element.tagName !== tagName) {
      this.#names ??= new Map()
      this.#names.set(element, tagName)
    }
    if (namespace !== htmlNames.NS.HTML) {
      this.#namespaces ??= new Map()
      this.#namespaces.set(element, namespace)
    }
    // parse5 asks for attributes again only to merge those of a second <html> or <body>, and of MathML and SVG.
    if (namespace !== htmlNames.NS.HTML || tagName === 'html' || tagName === 'body')
      this.#attributes.set(element, attrs)
    this.#observer.created(element, attrs)
    return element
  }
  createCommentNode(value: string): Comment {
    return { type: 'comment', value }
  }
  createTextNode(value: string): Text {
    this.#newText = { type: 'text', value }
    return this.#newText
  }

  appendChild(parent: Parent, child: Child): void {
    this.#top ??= parent
    parent.children.push(child as ElementContent)
    if (this.#parents && child.type === 'element') this.#parents.set(child, parent)
  }
  insertBefore(parent: Parent, child: Child, reference: Child): void {
    const children = parent.children as Child[]
    children.splice(children.lastIndexOf(reference), 0, child)
    if (this.#parents && child.type === 'element') this.#parents.set(child, parent)
  }
  detachNode(node: Root | Child): void {
    const child = node as Child
    const isListed = child.type !== 'element' || this.#listed?.children.at(-1) === child
    const parent = isListed ? this.#listed : this.#parentOf(child)
    if (!parent) return
    if (this.#parents && child.type === 'element') this.#parents.delete(child)
    const children = parent.children as Child[]
    // parse5 detaches from the end, so the search is short.
    children.splice(children.lastIndexOf(child), 1)
  }
  insertText(parent: Parent, text: string): void {
    const last = parent.children.at(-1)
    if (last?.type === 'text') last.value += text
    else this.appendChild(parent, this.createTextNode(text))
  }
  insertTextBefore(parent: Parent, text: string, reference: Child): void {
    const children = parent.children as Child[]
    const previous = children[children.lastIndexOf(reference) - 1]
    if (previous?.type === 'text') previous.value += text
    else this.insertBefore(parent, this.createTextNode(text), reference)
  }
  setTemplateContent(template: Element, content: Root): void {
    this.#contents ??= new Map()
    this.#contents.set(template, content)
    template.content = content
  }
  getTemplateContent(template: Element): Root {
    return this.#contents!.get(template)!
  }
  adoptAttributes(element: Element, attrs: Token.Attribute[]): void {
    const merged = this.#attributes.get(element)!
    const names = new Set(merged.map(({ name }) => name))
    merged.push(...attrs.filter(({ name }) => !names.has(name)))
    element.properties = toProperties(merged, false)
  }
  setDocumentType(): void {}
  setDocumentMode(_document: Root, mode: htmlNames.DOCUMENT_MODE): void {
    this.#mode = mode
  }
  getDocumentMode(): htmlNames.DOCUMENT_MODE {
    return this.#mode
  }

  /** Of the document, which has its root by then. */
  getFirstChild(node: Parent): Child {
    return node.children[0] as Child
  }
  getChildNodes(node: Parent): Child[] {
    this.#listed = node
    return node.children as Child[]
  }
  getParentNode(node: Root | Child): Parent | null {
    return this.#parentOf(node as Element) ?? null
  }
  getAttrList(element: Element): Token.Attribute[] {
    return this.#attributes.get(element)!
  }
  getTagName(element: Element): string {
    return this.#names?.get(element) ?? element.tagName
  }
  getNamespaceURI(element: Element): htmlNames.NS {
    return this.#namespaces?.get(element) ?? htmlNames.NS.HTML
  }
  getTextNodeContent(text: Text): string {
    return text.value
  }
  getCommentNodeContent(comment: Comment): string {
    return comment.value
  }
  getDocumentTypeNodeName(): string {
    return ''
  }
  getDocumentTypeNodePublicId(): string {
    return ''
  }
  getDocumentTypeNodeSystemId(): string {
    return ''
  }
  isTextNode(node: HastMap['node']): node is Text {
    return node.type === 'text'
  }
  isCommentNode(node: HastMap['node']): node is Comment {
    return node.type === 'comment'
  }
  isDocumentTypeNode(node: unknown): node is HastMap['documentType'] {
    return (node as HastMap['node']).type === 'doctype'
  }
  isElementNode(node: HastMap['node']): node is Element {
    return node.type === 'element'
  }
  // parse5 calls these only where places are asked for.
  setNodeSourceCodeLocation(node: HastMap['node'], location: Token.ElementLocation | null): void {
    if (location) this.#observer.placed(node, location)
  }
  /** parse5 wants to know only whether there is one, and may then say where the node ends. */
  getNodeSourceCodeLocation(node: HastMap['node']): Token.ElementLocation | undefined {
    if (node !== this.#newText) return somewhere
    this.#newText = undefined
    return undefined
  }
  updateNodeSourceCodeLocation(node: HastMap['node'], end: Partial<Token.ElementLocation>): void {
    this.#observer.ended(node, end)
  }

  onItemPush(): void {
    // The stack of open elements begins with an <html> of its own.
    if (++this.#depth > this.#limits.depth + 1) throw new LimitReached('depth')
  }
  onItemPop(element: Element): void {
    this.#depth--
    this.#observer.closed(element)
  }

  #parentOf(element: Element): Parent | undefined {
    if (element === this.#around) return undefined
    this.#parents ??= parentsBelow(this.#top!)
    return this.#parents.get(element)
  }
}

const start = { startLine: 1, startCol: 1, startOffset: 0 }
const somewhere: Token.ElementLocation = { ...start, endLine: 1, endCol: 1, endOffset: 0 }

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
  const read = parseSelector(tagName, isSvg ? 'g' : 'div')
  const classes = [read.properties.className, properties.className].flatMap(
    (value) => (value as string[] | undefined) ?? [],
  )
  const all = { ...read.properties, ...properties, ...(classes.length > 0 && { className: classes }) }
  // Another one, since V8 compiles for elements whose name is never written twice.
  return { type: 'element', tagName: read.tagName.toLowerCase(), properties: all, children: [] }
}

/** Its content comes soon. One that had none before it came would change the shape that V8 knows of all elements. */
function createTemplate(properties: Element['properties']): Element {
  return { type: 'element', tagName: 'template', properties, children: [], content: createRoot() }
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
