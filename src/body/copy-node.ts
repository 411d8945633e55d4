import type { Element, Root, RootContent } from 'hast'
import { copyJson } from '../source/copy-json.js'

/** Gives a new node the place and a copy of the data of another one, for which it stands. */
export function standFor<T extends Root | RootContent>(made: T, { data, position }: Root | RootContent): T {
  if (data) made.data = 'postmatter' in data ? { ...data, postmatter: copyJson(data.postmatter) } : { ...data }
  if (position) made.position = { start: { ...position.start }, end: { ...position.end } }
  return made
}

/** The properties of an element in an object of their own, their lists as well. */
export function copyProperties(properties: Element['properties']): Element['properties'] {
  const copy: Element['properties'] = {}
  for (const name in properties) {
    const value = properties[name]
    copy[name] = Array.isArray(value) ? [...value] : value
  }
  return copy
}
