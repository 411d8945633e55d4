/** What a thrown value says: people may throw anything. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
