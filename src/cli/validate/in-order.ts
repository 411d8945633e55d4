/**
 * Works on batches several at a time, and gives their results in the order of the batches. No more are begun than are asked
 * for, but for those that run ahead.
 *
 * @param width how many batches may be on their way.
 * @param signal ends it between two results, without waiting for what is on its way.
 */
export async function* inOrder<T, R>(
  batches: Iterable<T>,
  width: () => number,
  work: (batch: T) => Promise<readonly R[]>,
  signal: AbortSignal,
): AsyncGenerator<readonly R[]> {
  let stopWaiting: () => void = () => undefined
  const stop = () => stopWaiting()
  signal.addEventListener('abort', stop)
  const underway: Promise<readonly R[]>[] = []
  const next = () =>
    new Promise<readonly R[]>((resolve, reject) => {
      // Not Promise.race: what never comes to an end would keep the results of all others in memory.
      stopWaiting = () => resolve([])
      underway.shift()!.then(resolve, reject)
    })
  try {
    for (const batch of batches) {
      if (signal.aborted) return
      const result = work(batch)
      // Whoever waits for it is told of its failure; when the run has ended before, nobody is.
      result.catch(() => undefined)
      underway.push(result)
      while (underway.length >= width()) {
        yield await next()
        if (signal.aborted) return
      }
    }
    while (underway.length > 0 && !signal.aborted) yield await next()
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
