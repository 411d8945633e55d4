/**
 * The candidate that was probably meant: at most a third of its letters are wrong.
 *
 * @example
 * suggest('fromat', ['format', 'validate']) // 'format'
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, score: distance(word, candidate) }))
  const best = scored.sort((a, b) => a.score - b.score)[0]
  return best && best.score <= Math.max(1, best.candidate.length / 3) ? best.candidate : undefined
}

/** The number of letters to insert, remove, replace or swap (Damerau's distance between neighbours). */
function distance(a: string, b: string): number {
  // From nothing, and to nothing, it takes as many as there are letters.
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = best
    }
  }
  return rows[a.length]![b.length]!
}
