/** What a thrown value says: people may throw anything. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same for the middle of a sentence: without the full stop that it may end with. */
export function reasonOf(error: unknown): string {
  return errorMessage(error).replace(/[.\s]+$/, '')
}
