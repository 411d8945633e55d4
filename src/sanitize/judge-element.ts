import type { Element, Properties, Text } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { joinSrcset } from '../body/image-sources.js'
import { normalizeAddress } from './normalize-address.js'
import { addressProperties, candidateProperties, policy } from './policy.js'
import { srcsetCandidates } from './srcset-candidates.js'

/**
 * What becomes of an element: it stays with these properties, and without those that are named; its content takes its
 * place; or it goes with its content.
 */
export type Verdict = { kind: 'keep'; properties: Properties; lost: string[] } | { kind: 'unwrap' } | { kind: 'remove' }

/**
 * Asks hast-util-sanitize about one element, by our policy. It sees a stand-in for the content, and what becomes of that
 * tells what becomes of the content. (Given a whole tree, it calls itself for every level, hands lists of any length to a
 * single call, and does not say what it leaves out.)
 */
export function judgeElement({ tagName, properties: written }: Element): Verdict {
  const properties = readableProperties(written)
  const content: Text = { type: 'text', value: 'content' }
  const result = sanitize({ type: 'element', tagName, properties, children: [content] }, policy)
  if (result.type === 'element') return compare(properties, result.properties)
  return { kind: result.type === 'text' ? 'unwrap' : 'remove' }
}

function compare(before: Properties, after: Properties): Verdict {
  const properties: Properties = {}
  const lost: string[] = []
  for (const [name, value] of Object.entries(before)) {
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
function readableProperties(written: Properties | undefined): Properties {
  // Without a prototype: names come from anywhere, `__proto__` among them.
  const readable = Object.create(null) as Properties
  for (const [name, value] of Object.entries(written ?? {})) {
    if (value === null || value === undefined) continue
    if (candidateProperties.has(name)) {
      readable[name] = srcsetCandidates(joinSrcset(value) ?? '')
      continue
    }
    const flat = Array.isArray(value) && !lists.has(name) ? value.join(' ') : value
    readable[name] = typeof flat === 'string' && addressProperties.has(name) ? normalizeAddress(flat) : flat
  }
  return readable
}
