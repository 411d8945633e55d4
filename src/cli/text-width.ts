import { stripVTControlCharacters } from 'node:util'
import { eastAsianWidth } from 'get-east-asian-width'
import { areSingle } from './graphemes.js'

// One picture, whatever it is made of: a flag, a keycap, a sign that is to be shown as a picture, people who are joined.
const picture =
  '(?:\\p{Emoji_Presentation}|\\p{Emoji}(?=[\\ufe0f\\p{Emoji_Modifier}]))[\\ufe0f\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]*'
const emoji = new RegExp(
  `\\p{RI}{2}|[\\d#*]\\ufe0f?\\u20e3|${picture}(?:\\u200d\\p{Emoji}[\\ufe0f\\p{Emoji_Modifier}]*)*`,
  'gu',
)
const withoutWidth = /[\p{Mn}\p{Me}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Surrogate}]/gu

/**
 * The columns of a terminal that a text takes: a Chinese character takes two, a combining mark and a colour none. It is what
 * string-width says, which takes a third of the time to load that Node itself takes to start: it compiles a list of all emoji.
 */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  if (areSingle(text)) return singleWidth(text)
  const shown = stripVTControlCharacters(text)
    // Korean may be written in parts, as in names of files on a Mac.
    .replace(/\p{Script=Hangul}+/gu, (letters) => letters.normalize('NFC'))
    .replace(emoji, '字')
    .replace(withoutWidth, '')
  let width = 0
  for (const character of shown) width += eastAsianWidth(character.codePointAt(0)!)
  return width
}

// Of those that stand for themselves, these and all behind them are Chinese or Japanese.
const firstWide = 0x3001

function singleWidth(text: string): number {
  let width = text.length
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) >= firstWide) width++
  return width
}
