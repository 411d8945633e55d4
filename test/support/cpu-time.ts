/** The CPU time of a piece of work, in milliseconds: what else the machine does hardly counts. */
export function cpuTime(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/**
 * How many times as much time the work takes for ten times the input; what is quadratic takes a hundred times as much. The least
 * of a few tries, since the garbage collector and other work only ever add: they end when one is within the limit.
 *
 * @param prepare makes the input, and gives the work to be timed.
 */
export function growth(prepare: (size: number) => () => unknown, size: number, limit: number): number {
  prepare(size / 5)()
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 5 && least >= limit; tries++) {
    const small = Math.min(...[1, 2, 3].map(() => cpuTime(prepare(size))))
    // Less than some milliseconds cannot be told from none.
    least = Math.min(least, cpuTime(prepare(size * 10)) / Math.max(small, 4))
  }
  return least
}
