/**
 * What a character is to the delimiters of emphasis beside it. `symbol` is what versions of CommonMark disagree on, or what
 * parsers that look at UTF-16 units take for a letter: beside it nothing may depend on either reading.
 */
export type CharacterKind = 'space' | 'punctuation' | 'symbol' | 'letter'

/** The kind of a character (one code point); the edge of a line is a space. */
export function characterKind(character: string): CharacterKind {
  if (character === '' || /\s/.test(character)) return 'space'
  if (/[!-/:-@[-`{-~]/.test(character)) return 'punctuation'
  if (/\p{P}/u.test(character)) return character.length === 1 ? 'punctuation' : 'symbol'
  return /\p{S}/u.test(character) ? 'symbol' : 'letter'
}

/** The first code point of a text, or '' where it has none. */
export function firstCharacter(text: string): string {
  const code = text.codePointAt(0)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The last code point of a text, or '' where it has none. */
export function lastCharacter(text: string): string {
  const pair = text.slice(-2)
  return pair.length === 2 && pair.codePointAt(0)! > 0xffff ? pair : text.slice(-1)
}

// Han, kana and bopomofo, their punctuation and the full-width forms: what Chinese and Japanese lines consist of.
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60]/u

/** Whether a line break of the source between two characters takes no space: both are Chinese or Japanese. */
export function joinsLines(before: string, after: string): boolean {
  return wide.test(before) && wide.test(after)
}

/** Whether a text shows nothing: white space of any kind, soft hyphens and what has no width. */
export function showsNothing(text: string): boolean {
  return /^[\s\xad\u200b-\u200d\u2060]*$/.test(text)
}
