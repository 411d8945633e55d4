import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePost } from '../../src/archive/read-post-file.js'

const units = fc.constantFrom('a', '\n', '\0', '\x7f', '\x80', 'é', 'ÿ', '“', '\ufeff', '\uffff', '𝒳', '漢')

test('what is read is the text that was written, whatever its characters', () => {
  const texts = fc.array(fc.oneof(units, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const file = decodePost('post.md', Buffer.from(text))
      expect(file.ok && file.document.source).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('a byte order mark is kept', () => {
  const file = decodePost('post.md', Buffer.from([0xef, 0xbb, 0xbf, 0x61]))
  expect(file.ok && file.document.source).toBe('\ufeffa')
})

test('any bytes are read as the standard decoder reads them, or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const file = decodePost('post.md', Buffer.from(bytes))
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      if (file.ok) expect(file.document.source).toBe(strict.decode(bytes))
      else expect(() => strict.decode(bytes)).toThrow(TypeError)
    }),
  )
})
