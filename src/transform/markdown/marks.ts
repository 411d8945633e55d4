import { characterKind, firstCharacter, lastCharacter } from './characters.js'
import { commonMarks, type Leaf, type Mark, unmarked } from './leaves.js'

const marks: readonly Mark[] = ['em', 'strong', 'del']
/** The number of runs that go beyond the links that they hold. Those within one link get numbers of their own. */
export const beyondLinks = 1

/**
 * Changes where marks begin and end until all of them are read as such: delimiters count only where no white space stands
 * inside, and punctuation inside only if white space or punctuation stands outside (`**「…」**文` is shown as it is
 * written). What may not stand at the edge of a marked text leaves it: `「**…**」文`. The text stays the same.
 */
export function settleMarks(leaves: readonly Leaf[]): Leaf[] {
  const plain = leaves.map(
    (leaf): Leaf => ({
      ...leaf,
      // Deleted text has no other marks: `~~` beside `**` is not read as one would think.
      em: leaf.em && !leaf.del ? beyondLinks : 0,
      strong: leaf.strong && !leaf.del ? beyondLinks : 0,
      del: leaf.del ? beyondLinks : 0,
    }),
  )
  const ids = { last: beyondLinks }
  numberLinks(spanNeutral(plain), ids)
  // What ends behind a link can be divided there, so that one more begins in the link.
  return trimEdges(trimEdges(trimEdges(plain, 'start', ids), 'end', ids), 'start', ids)
}

/** White space, breaks, pictures and notes lose the marks that not both sides of them have. */
function spanNeutral(leaves: Leaf[]): Leaf[] {
  let before: Leaf | undefined
  let waiting: Leaf[] = []
  const settle = (after: Leaf | undefined) => {
    for (const leaf of waiting) {
      const common = before && after ? commonMarks(commonMarks(before, after), leaf) : unmarked
      Object.assign(leaf, common, leaf.kind === 'image' && { link: leaf.link })
    }
    waiting = []
  }
  for (const leaf of leaves) {
    if (leaf.kind === 'code' || leaf.kind === 'url' || (leaf.kind === 'text' && leaf.value !== ' ')) {
      settle(leaf)
      before = leaf
    } else waiting.push(leaf)
  }
  settle(undefined)
  return leaves
}

/** Where a run of marks does not hold a whole link and something beside it, what it marks of the link becomes a run of its own. */
function numberLinks(leaves: readonly Leaf[], ids: { last: number }): void {
  for (let start = 0; start < leaves.length; ) {
    const { link } = leaves[start]!
    let end = start + 1
    while (link && end < leaves.length && leaves[end]!.link === link) end++
    if (link) {
      const inside = leaves.slice(start, end)
      for (const mark of marks) {
        const goesBeyond = [leaves[start - 1], leaves[end]].some((leaf) => leaf?.[mark] === beyondLinks)
        if (!goesBeyond || inside.some((leaf) => leaf[mark] === 0)) renumber(inside, mark, ids)
      }
    }
    start = end
  }
}

function renumber(leaves: readonly Leaf[], mark: Mark, ids: { last: number }): void {
  const id = ++ids.last
  for (const leaf of leaves) if (leaf[mark] !== 0) leaf[mark] = id
}

type Side = 'start' | 'end'

/** Takes out of every run what may not stand at one of its edges. */
function trimEdges(leaves: readonly Leaf[], side: Side, ids: { last: number }): Leaf[] {
  const given = side === 'start' ? leaves.slice() : leaves.toReversed()
  const edge = side === 'start' ? firstCharacter : lastCharacter
  const settled: Leaf[] = []
  for (let index = 0; index < given.length; index++) {
    let leaf: Leaf | undefined = given[index]!
    while (leaf) {
      const outer = settled.at(-1)
      const failing = marks.filter((mark) => begins(mark, leaf!, outer) && !isRead(mark, leaf!, outer, side))
      if (failing.length === 0) {
        settled.push(leaf)
        break
      }
      const link = leaf.link !== outer?.link ? leaf.link : undefined
      const around = failing.filter((mark) => link && leaf![mark] === beyondLinks)
      if (around.length > 0) {
        let end = index
        while (end < given.length && given[end]!.link === link) end++
        given[index] = leaf
        for (const mark of around) renumber(given.slice(index, end), mark, ids)
      } else if (leaf.kind !== 'text') {
        leaf = without(leaf, failing)
      } else {
        const character = edge(leaf.value)
        settled.push(without({ ...leaf, value: character }, failing))
        const rest: string =
          side === 'start' ? leaf.value.slice(character.length) : leaf.value.slice(0, -character.length)
        leaf = rest === '' ? undefined : { ...leaf, value: rest }
      }
    }
  }
  return side === 'start' ? settled : settled.reverse()
}

function begins(mark: Mark, leaf: Leaf, outer: Leaf | undefined): boolean {
  return leaf[mark] !== 0 && leaf[mark] !== outer?.[mark]
}

/** Whether the delimiter of a mark that begins (or ends, seen from the end) at a leaf is read as one. */
function isRead(mark: Mark, leaf: Leaf, outer: Leaf | undefined, side: Side): boolean {
  const atLink = leaf.link !== undefined && leaf.link !== outer?.link
  const insideLink = leaf[mark] !== beyondLinks
  const inner = characterKind(atLink && !insideLink ? '[' : edgeOf(leaf, side))
  if (inner === 'letter') return true
  if (inner === 'space') return false
  const beside =
    (atLink && insideLink) || (outer?.link && outer.link !== leaf.link)
      ? '['
      : outer
        ? edgeOf(outer, side === 'start' ? 'end' : 'start')
        : ' '
  return ['space', 'punctuation'].includes(characterKind(beside))
}

/** The first or last character of a leaf as it is written. What is written between two leaves of all kinds is punctuation. */
function edgeOf(leaf: Leaf, side: Side): string {
  if (leaf.kind === 'break') return ' '
  if (leaf.kind !== 'text') return '`'
  return side === 'start' ? firstCharacter(leaf.value) : lastCharacter(leaf.value)
}

function without(leaf: Leaf, failing: readonly Mark[]): Leaf {
  return { ...leaf, ...Object.fromEntries(failing.map((mark) => [mark, 0])) }
}
