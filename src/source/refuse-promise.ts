/**
 * Gives back what a function of a rule or a recogniser returned.
 *
 * @throws TypeError for a promise: they are asked and answer at once, so what it reports would be lost.
 */
export function refusePromise<T>(returned: T): T {
  if (typeof (returned as { then?: unknown } | null | undefined)?.then !== 'function') return returned
  // Nobody waits for it, so what it throws later must not end the process.
  Promise.resolve(returned).catch(() => {})
  throw new TypeError('it returned a promise, which nobody waits for: it has to be synchronous')
}
