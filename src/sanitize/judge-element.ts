import type { Element, Properties, Root, Text } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { joinSrcset } from '../body/image-sources.js'
import { isPlainElement } from './is-plain-element.js'
import { normalizeAddress } from './normalize-address.js'
import { addressProperties, candidateProperties, policy } from './policy.js'
import { srcsetCandidates } from './srcset-candidates.js'

/**
 * What becomes of an element: it stays with these properties (which may be its own), and without those that are named; its content takes its
 * place; or it goes with its content.
 */
export type Verdict = { kind: 'keep'; properties: Properties; lost: string[] } | { kind: 'unwrap' } | { kind: 'remove' }

/**
 * Asks hast-util-sanitize about elements, by our policy: what becomes of each, whatever stands in it. (Given a whole tree,
 * it calls itself for every level, hands lists of any length to a single call, and does not say what it leaves out.)
 *
 * @returns without those that stay as they are, which are most.
 */
export function judgeElements(elements: Iterable<Element>): Map<Element, Verdict> {
  const verdicts = new Map<Element, Verdict>()
  const asked: { element: Element; standIn: Element }[] = []
  for (const element of elements) {
    const kind = kindOf(element.tagName)
    if (kind !== 'keep') verdicts.set(element, { kind })
    else if (!isPlainElement(element)) {
      const properties = readableProperties(element.properties)
      if (properties) asked.push({ element, standIn: { ...emptyElement(element.tagName), properties } })
      else verdicts.set(element, { kind, properties: {}, lost: [] })
    }
  }
  if (asked.length === 0) return verdicts
  // All in one call, which costs more than the question about one element.
  const answers = sanitize({ type: 'root', children: asked.map(({ standIn }) => standIn) }, policy) as Root
  for (const [index, { element, standIn }] of asked.entries()) {
    const answer = answers.children[index] as Element
    verdicts.set(element, compare(standIn.properties, answer.properties))
  }
  return verdicts
}

/** Asks about one element. */
export function judgeElement(element: Element): Verdict {
  return judgeElements([element]).get(element) ?? asItIs(element)
}

/** The verdict on an element that stays, with all that it has. */
export function asItIs({ properties }: Element): Verdict {
  return { kind: 'keep', properties, lost: [] }
}

// Of the names that the policy lists: any others are unwrapped, and there is no end of them.
const kinds = new Map<string, Verdict['kind']>()

/** What becomes of elements of a name, whatever their attributes are. */
function kindOf(tagName: string): Verdict['kind'] {
  const known = kinds.get(tagName)
  if (known) return known
  const content: Text = { type: 'text', value: 'content' }
  const result = sanitize({ ...emptyElement(tagName), children: [content] }, policy)
  if (result.type === 'text') return 'unwrap'
  const kind = result.type === 'element' ? 'keep' : 'remove'
  kinds.set(tagName, kind)
  return kind
}

function emptyElement(tagName: string): Element {
  return { type: 'element', tagName, properties: {}, children: [] }
}

function compare(before: Properties, after: Properties): Verdict {
  const properties: Properties = {}
  const lost: string[] = []
  for (const name in before) {
    const value = before[name]
    const left = Object.hasOwn(after, name) ? after[name] : undefined
    const count = (list: typeof left) => (Array.isArray(list) ? list.length : 0)
    if (left === undefined || count(left) < count(value)) lost.push(name)
    if (left === undefined || (count(left) === 0 && count(value) > 0)) continue
    // Trees have candidates as text.
    properties[name] = Array.isArray(left) && candidateProperties.has(name) ? left.join(', ') : left
  }
  return { kind: 'keep', properties, lost }
}

const lists = new Set(['className', 'rel', 'headers'])

/** Properties as a browser reads them: addresses in their normal form, candidates one by one, text where no list belongs. */
function readableProperties(written: Properties | undefined): Properties | undefined {
  let readable: Properties | undefined
  for (const name in written) {
    const value = Object.hasOwn(written, name) ? written[name] : undefined
    if (value === null || value === undefined) continue
    // Without a prototype: names come from anywhere, `__proto__` among them.
    readable ??= Object.create(null) as Properties
    if (candidateProperties.has(name)) {
      readable[name] = srcsetCandidates(joinSrcset(value) ?? '')
      continue
    }
    const flat = Array.isArray(value) && !lists.has(name) ? value.join(' ') : value
    readable[name] = typeof flat === 'string' && addressProperties.has(name) ? normalizeAddress(flat) : flat
  }
  return readable
}
