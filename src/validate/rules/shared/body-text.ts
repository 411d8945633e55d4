// Two rules ask for the text of each body, one after the other.
let last: { html: string; text: string } | undefined

/** The text of a body without its tags and without white space: enough to compare bodies, and no tree is needed for it. */
export function bodyText(html: string): string {
  if (last?.html !== html) last = { html, text: html.replace(/<[^<>]*>|\s+/g, '') }
  return last.text
}
