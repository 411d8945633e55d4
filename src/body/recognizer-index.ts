import type { Element } from 'hast'
import { checkRecognizer } from './check-recognizer.js'
import { classNames } from './elements.js'
import type { Recognizer } from './recognizer.js'

type Entry = { recognizer: Recognizer; rank: number; matches: readonly (string | RegExp)[] }

/** Gives the recognisers that look at an element, in their order of precedence. */
export type RecognizerIndex = (element: Element) => readonly Recognizer[]

/** Names of classes and ids whose recognisers are remembered; ids are without end in an archive. */
const rememberedNames = 10_000
const indexes = new WeakMap<readonly Recognizer[], RecognizerIndex>()

/** The index of a list of recognisers; the same list is indexed once. */
export function indexRecognizers(recognizers: readonly Recognizer[]): RecognizerIndex {
  const known = indexes.get(recognizers)
  if (known) return known
  const index = createIndex(recognizers)
  indexes.set(recognizers, index)
  return index
}

/**
 * Most elements have a recogniser or two to ask: those are found by tag name, and those that look at classes and ids by
 * what was found for the same name before.
 */
function createIndex(recognizers: readonly Recognizer[]): RecognizerIndex {
  recognizers.forEach(checkRecognizer)
  const entries = recognizers.map((recognizer, rank) => ({ recognizer, rank, matches: [recognizer.match].flat() }))
  const ofAll = entries.filter(({ matches }) => matches.includes('*'))
  const tagNames = new Set(entries.flatMap(({ matches }) => matches.filter(isTagName)))
  const ofTag = new Map([...tagNames].map((name) => [name, entries.filter(({ matches }) => matches.includes(name))]))
  const byTag = new Map([...ofTag].map(([name, group]) => [name, inOrder([...group, ...ofAll])]))
  const byNothing = inOrder(ofAll)
  const byName = new Map<string, readonly Entry[]>()
  const named = entries.filter(({ matches }) => matches.some(isName))

  const anyName = jointExpression(named.flatMap(({ matches }) => matches.filter(isName)))
  const ofName = (name: string): readonly Entry[] => {
    const remembered = byName.get(name)
    if (remembered) return remembered
    if (byName.size >= rememberedNames) byName.clear()
    // Most names are nobody's, and one question tells so.
    const found = anyName.test(name) ? named.filter(({ matches }) => matches.some((match) => isNamed(name, match))) : []
    byName.set(name, found)
    return found
  }
  const byBoth = new Map<string, readonly Recognizer[]>()
  const together = (tagName: string, found: readonly Entry[]): readonly Recognizer[] => {
    const key = `${tagName} ${found.map(({ rank }) => rank).join(' ')}`
    let all = byBoth.get(key)
    if (!all) {
      if (byBoth.size >= rememberedNames) byBoth.clear()
      all = inOrder([...(ofTag.get(tagName) ?? []), ...ofAll, ...found])
      byBoth.set(key, all)
    }
    return all
  }
  return (element) => {
    const byTagName = byTag.get(element.tagName) ?? byNothing
    let found: Entry[] | undefined
    const { id } = element.properties
    if (typeof id === 'string' && !isRandom(id)) found = added(found, ofName(id))
    for (const name of classNames(element)) found = added(found, ofName(name))
    return found ? together(element.tagName, found) : byTagName
  }
}

/** Medium gives every paragraph an id of four hexadecimal digits: nobody looks at those. */
function isRandom(id: string): boolean {
  return id.length === 4 && /^[\da-f]{4}$/.test(id)
}

/** What matches every name that one of the matches does, and perhaps more: letters of any case. */
function jointExpression(matches: readonly (string | RegExp)[]): RegExp {
  // With other flags than i, or groups that are named or referred to, they would not mean the same together.
  const isAlone = (match: RegExp) => /[^i]/.test(match.flags) || /\\[1-9k]|\(\?<[^=!]/.test(match.source)
  if (matches.some((match) => typeof match !== 'string' && isAlone(match))) return /(?:)/
  const sources = matches.map((match) =>
    typeof match === 'string' ? `^${match.slice(1).replace(/[^\w-]/g, '\\$&')}$` : `(?:${match.source})`,
  )
  return sources.length === 0 ? /(?!)/ : new RegExp(sources.join('|'), 'i')
}

function isTagName(match: string | RegExp): match is string {
  return typeof match === 'string' && !match.startsWith('.') && match !== '*'
}

/** Whether a recogniser looks for a class or an id by it. */
function isName(match: string | RegExp): boolean {
  return typeof match !== 'string' || match.startsWith('.')
}

function isNamed(name: string, match: string | RegExp): boolean {
  return typeof match === 'string' ? match === `.${name}` : match.test(name)
}

function added(found: Entry[] | undefined, more: readonly Entry[]): Entry[] | undefined {
  return more.length === 0 ? found : [...(found ?? []), ...more]
}

/** By rank, each once. */
function inOrder(entries: readonly Entry[]): readonly Recognizer[] {
  const ranked = [...new Map(entries.map(({ rank, recognizer }) => [rank, recognizer]))]
  return ranked.sort(([a], [b]) => a - b).map(([, recognizer]) => recognizer)
}
