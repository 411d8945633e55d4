import type { Element } from 'hast'
import { classNames } from './elements.js'
import type { Recognizer } from './recognizer.js'

type Entry = { recognizer: Recognizer; rank: number }

/**
 * Finds the recognisers that look at an element, in their order of precedence, without asking each of them: by tag name,
 * and by class name where any of them names classes.
 */
export function indexRecognizers(recognizers: readonly Recognizer[]): (element: Element) => readonly Recognizer[] {
  const entries = recognizers.map((recognizer, rank) => ({ recognizer, rank, match: [recognizer.match].flat() }))
  const all = entries.filter(({ match }) => match.includes('*'))
  const byClass = groupBy(entries, (name) => (name.startsWith('.') ? name.slice(1) : undefined))
  const byTag = groupBy(entries, (name) => (/^[.*]/.test(name) ? undefined : name))
  const names = new Map([...byTag].map(([name, group]) => [name, inOrder([...group, ...all])]))
  const others = inOrder(all)
  return (element) => {
    const byName = names.get(element.tagName)
    const classed = byClass.size === 0 ? [] : classNames(element).flatMap((name) => byClass.get(name) ?? [])
    if (classed.length === 0) return byName ?? others
    return inOrder([...(byTag.get(element.tagName) ?? []), ...all, ...classed])
  }
}

function groupBy(
  entries: readonly (Entry & { match: readonly string[] })[],
  key: (match: string) => string | undefined,
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const name of entry.match.map(key)) {
      if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), entry])
    }
  }
  return groups
}

/** By rank, each once. */
function inOrder(entries: readonly Entry[]): Recognizer[] {
  const ranked = [...new Map(entries.map(({ rank, recognizer }) => [rank, recognizer]))]
  return ranked.sort(([a], [b]) => a - b).map(([, recognizer]) => recognizer)
}
