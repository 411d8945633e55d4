/**
 * Gives back what a function of a rule returned.
 *
 * @throws TypeError for a promise: rules are asked and answer at once, so what it reports would be lost.
 */
export function refusePromise<T>(returned: T): T {
  if (typeof (returned as { then?: unknown } | null | undefined)?.then !== 'function') return returned
  // Nobody waits for it, so what it throws later must not end the process.
  Promise.resolve(returned).catch(() => {})
  throw new TypeError('it returned a promise, and rules are synchronous: nobody waits for what it would report')
}
