// Pure computation in so many threads, the same amount in all: what this machine gains by a second thread.
import { isMainThread, Worker } from 'node:worker_threads'

const rounds = 1.5e9
if (isMainThread) {
  const threads = Number(process.argv[2])
  for (let thread = 0; thread < threads; thread++) new Worker(new URL(import.meta.url), { argv: [threads] })
} else {
  let state = 1
  for (let round = 0; round < rounds / Number(process.argv[2]); round++)
    state = (Math.imul(state, 1664525) + 1013904223) | 0
  if (state === 0) console.log(state)
}
