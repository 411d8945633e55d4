import type { Element, Properties } from 'hast'
import { addressProperties, candidateProperties, policy } from './policy.js'

type Definition = string | readonly [string, ...(string | RegExp)[]]
/** What the policy allows an element to have: properties of any value, and properties of any address of the web. */
type Allowed = { any: ReadonlySet<string>; web: ReadonlySet<string> }

const byTagName = new Map<string, Allowed>()
const web = /^https?:\/\/[^\0-\x20\\]*$/
// Addresses that stand for all that `web` matches where patterns are asked.
const samples = ['http://example.org', 'https://example.org/a?b=c,d#e']
const lists = new Set(['className', 'headers'])

/**
 * Whether an element that may stay has only properties that the policy allows whatever they say, or whatever address of the web
 * they hold. The library would leave it as it is: most elements are such, and asking it about each takes most of the time.
 */
export function isPlainElement({ tagName, properties }: Element): boolean {
  const { any, web: addresses } = allowedFor(tagName)
  for (const name in properties) {
    if (!Object.hasOwn(properties, name) || !isPlainValue(name, properties[name])) return false
    const value = properties[name]
    if (any.has(name)) continue
    if (!addresses.has(name) || typeof value !== 'string' || !web.test(value)) return false
  }
  return true
}

function isPlainValue(name: string, value: Properties[string]): boolean {
  if (!Array.isArray(value)) return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return lists.has(name) && value.every((item) => typeof item === 'string')
}

function allowedFor(tagName: string): Allowed {
  const known = byTagName.get(tagName)
  if (known) return known
  const attributes: Record<string, readonly Definition[]> = policy.attributes
  const definitions = [...attributes['*']!, ...(Object.hasOwn(attributes, tagName) ? attributes[tagName]! : [])]
  const any = new Set<string>()
  const addresses = new Set<string>()
  for (const definition of definitions) {
    const [name, ...patterns] = typeof definition === 'string' ? [definition] : definition
    if (addressProperties.has(name)) {
      const allows = (pattern: string | RegExp) =>
        typeof pattern === 'string' ? false : samples.every((sample) => pattern.test(sample))
      if (patterns.length === 0 || patterns.some(allows)) addresses.add(name)
    } else if (patterns.length === 0 && !candidateProperties.has(name)) any.add(name)
  }
  const allowed = { any, web: addresses }
  byTagName.set(tagName, allowed)
  return allowed
}
