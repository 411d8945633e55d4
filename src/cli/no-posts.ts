import { UsageError } from './usage-error.js'

/** The error that there is nothing to do. */
export function noPosts(inputs: readonly string[]): UsageError {
  return new UsageError(`No post was found in ${inputs.join(', ')}: no file there ends in .md, or all are left out.`)
}
