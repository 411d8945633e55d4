import { errorReason } from '../archive/error-reason.js'
import { PostError } from '../diagnostics/post-error.js'

/** What is said of a post that was not written, in a line. */
export function writeFailure(path: string, error: unknown): string {
  const [diagnostic] = error instanceof PostError ? error.diagnostics : []
  if (diagnostic) return `${path}: ${diagnostic.message} [${diagnostic.code}]\n`
  return `${path} cannot be written: ${errorReason(error)}.\n`
}
