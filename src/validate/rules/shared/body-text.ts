/** The text of a body without its tags and without white space: enough to compare bodies, and no tree is needed for it. */
export function bodyText(html: string): string {
  return html.replace(/<[^<>]*>/g, '').replace(/\s+/g, '')
}
