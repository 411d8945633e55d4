import { elementsBelow } from '../body/elements.js'
import type { Draft } from './draft.js'

const lowest = 6

/** Gives the highest headings of a body a level, and moves the others along, as far as there are levels. */
export function shiftHeadings(draft: Draft, level: number): void {
  const headings = elementsBelow(draft.root).filter(({ tagName }) => /^h[1-6]$/.test(tagName))
  const levels = headings.map(({ tagName }) => Number(tagName[1]))
  const highest = levels.reduce((least, other) => Math.min(least, other), lowest)
  for (const [place, heading] of headings.entries()) {
    heading.tagName = `h${Math.min(lowest, levels[place]! - highest + level)}`
  }
}
