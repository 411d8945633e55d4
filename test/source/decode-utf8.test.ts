import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8 } from '../../src/source/decode-utf8.js'
import { growth } from '../support/cpu-time.js'

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes)
const encode = (text: string) => new TextEncoder().encode(text)
const replacing = new TextDecoder('utf-8', { ignoreBOM: true })

/** The offset of the first byte that a decoder which replaces would replace. */
function firstReplaced(bytes: Uint8Array): number {
  // A replacement character that is in the file stands for itself: take the text apart, one character after the other.
  let offset = 0
  for (const character of replacing.decode(bytes)) {
    const own = encode(character)
    if (!own.every((byte, index) => bytes[offset + index] === byte)) return offset
    offset += own.length
  }
  return -1
}

describe('decodeUtf8', () => {
  test('names the byte that is wrong, as its example does', () => {
    expect(decodeUtf8(bytesOf(0x61, 0xff))).toEqual({ ok: false, offset: 1, byte: 255, validText: 'a' })
  })

  test.each(['', 'a', 'é漢😀', '\uFFFD', '\0\x7f', '\uFEFFa', 'a\uFEFF', '\u{10FFFF}\uFFFE', 'a\r\nb'])(
    'reads %j',
    (text) => {
      expect(decodeUtf8(encode(text))).toEqual({ ok: true, text })
    },
  )

  test('keeps a byte order mark', () => {
    expect(decodeUtf8(bytesOf(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, text: '\uFEFFa' })
  })

  test.each<[string, number[], number, string]>([
    ['a continuation byte alone', [0x61, 0x80], 1, 'a'],
    ['an overlong slash', [0xc0, 0xaf], 0, ''],
    ['an overlong NUL', [0x61, 0xc0, 0x80], 1, 'a'],
    ['an overlong sequence of three', [0x61, 0xe0, 0x80, 0xaf], 1, 'a'],
    ['an overlong sequence of four', [0xf0, 0x80, 0x80, 0xaf], 0, ''],
    ['a half surrogate', [0x61, 0xed, 0xa0, 0x80, 0x62], 1, 'a'],
    ['a pair of encoded surrogates', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], 0, ''],
    ['a character beyond U+10FFFF', [0x61, 0xf4, 0x90, 0x80, 0x80], 1, 'a'],
    ['the byte F5', [0xf5, 0x80, 0x80, 0x80], 0, ''],
    ['the byte FE', [0x61, 0xfe], 1, 'a'],
    ['a sequence of two cut off by the end', [0x61, 0xc3], 1, 'a'],
    ['a sequence of three cut off by the end', [0xe6, 0xbc, 0xa2, 0xe6, 0xbc], 3, '漢'],
    ['a sequence of four cut off by the end', [0x61, 0xf0, 0x9f, 0x98], 1, 'a'],
    ['a sequence of three cut off by a letter', [0x61, 0xe6, 0xbc, 0x62], 1, 'a'],
    ['a sequence cut off by another', [0xe6, 0xe6, 0xbc, 0xa2], 0, ''],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9, 0x0a], 3, 'caf'],
    ['GB 18030', [0xba, 0xba, 0xd7, 0xd6], 0, ''],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 0, ''],
    ['a wrong byte behind a byte order mark', [0xef, 0xbb, 0xbf, 0x80], 3, '\uFEFF'],
    ['half of a byte order mark', [0xef, 0xbb], 0, ''],
  ])('refuses %s', (_, bytes, offset, validText) => {
    expect(decodeUtf8(bytesOf(...bytes))).toEqual({ ok: false, offset, byte: bytes[offset], validText })
  })

  const runs = { numRuns: 5_000 }

  test('reads back every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encode(text))).toEqual({ ok: true, text: text.toWellFormed() })
        expect(decodeUtf8(Buffer.from(text))).toEqual({ ok: true, text: Buffer.from(text).toString('utf8') })
      }),
      runs,
    )
  })

  test('stops where a decoder that replaces would begin to, for any bytes', () => {
    const random = fc.uint8Array({ maxLength: 40 })
    const almost = fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(255)), { maxLength: 2 }),
        fc.nat(3),
      )
      .map(([text, changes, cut]) => {
        const bytes = encode(text)
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
        return bytes.subarray(0, bytes.length - Math.min(cut, bytes.length))
      })
    fc.assert(
      fc.property(fc.oneof(random, almost), (bytes) => {
        const decoded = decodeUtf8(bytes)
        const offset = firstReplaced(bytes)
        if (decoded.ok) {
          expect(offset).toBe(-1)
          expect(decoded.text).toBe(replacing.decode(bytes))
        } else {
          expect(decoded.offset).toBe(offset)
          expect(decoded.byte).toBe(bytes[offset])
          expect(decoded.validText).toBe(replacing.decode(bytes.subarray(0, offset)))
        }
      }),
      runs,
    )
  })

  test('finds the wrong byte of a long file in good time', () => {
    const decode = (length: number) => {
      const bytes = encode('漢'.repeat(length))
      bytes[3 * length - 1] = 0x41
      return () => expect(decodeUtf8(bytes)).toMatchObject({ ok: false, offset: 3 * length - 3, byte: 0xe6 })
    }
    expect(growth(decode, 200_000, 40)).toBeLessThan(40)
  })
})
