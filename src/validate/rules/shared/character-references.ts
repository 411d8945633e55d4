// The names that feeds use; an article about HTML may hold others.
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
}

/** A character reference of HTML, encoded once or twice. */
export const characterReference =
  /&(?:amp;)?(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|hellip|[lr][sd]quo|[nm]dash);/i

/** A text with characters in place of the references; those that name no character stay. */
export function decodeReferences(text: string): string {
  return text.replace(new RegExp(characterReference, 'gi'), (reference) => {
    const name = reference.slice(1, -1).replace(/^amp;/i, '').toLowerCase()
    if (!name.startsWith('#')) return named[name]!
    const code = Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1))
    return code < 32 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? reference : String.fromCodePoint(code)
  })
}
