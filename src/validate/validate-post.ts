import type { PostDocument } from '../document/document.js'
import { documentOf } from '../document/document-of.js'
import { checkDocument } from './check-document.js'
import type { ValidateOptions, Validation } from './validation.js'

/**
 * Checks a post: everything that reading it says, and everything that the rules of the configuration find. Never throws for
 * what stands in a post; a rule that fails makes it 'not checked'.
 *
 * @throws PostError for a configuration with mistakes.
 * @example
 * const { verdict, diagnostics } = validatePost(source, { path: '2020-11-02-the-sail-mender.md' })
 */
export function validatePost(source: string | PostDocument, options: ValidateOptions = {}): Validation {
  const document = documentOf(source, 'validatePost')
  const { isLasting: _, ...validation } = checkDocument(document, options)
  return validation
}
