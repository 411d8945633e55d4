/**
 * A text as the archiver writes it into the front matter: without control characters, no-break spaces and tabs as spaces,
 * without white space at its ends.
 */
export function asArchiverWrites(text: string): string {
  return text
    .replace(/[\u00a0\t]/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
}
