import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readFileBytes } from '../../src/archive/read-file-bytes.js'
import { decodePost, readPostFile } from '../../src/archive/read-post-file.js'

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

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmatter-read-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, bytes: Uint8Array) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    return file
  }

  test('of any length are read as they are, one after the other', () => {
    const lengths = fc.oneof(
      fc.nat(100),
      fc.integer({ min: 262_142, max: 262_146 }),
      fc.integer({ min: 262_140, max: 600_000 }),
    )
    fc.assert(
      fc.property(fc.array(lengths, { maxLength: 5 }), (sizes) => {
        const texts = sizes.map((size, index) => String(index).repeat(size))
        const files = texts.map((text, index) => write(`${index}.md`, Buffer.from(text)))
        for (const [index, text] of texts.entries()) {
          const read = readFileBytes('post.md', files[index]!)
          expect(read.ok && String(read.bytes)).toBe(text)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('keep their text when others are read', () => {
    const first = readPostFile('a.md', write('a.md', Buffer.from('“a”'.repeat(1_000))))
    const latin = readPostFile('b.md', write('b.md', Buffer.from('b'.repeat(9_000))))
    readPostFile('c.md', write('c.md', Buffer.from('c'.repeat(20_000))))
    expect(first.ok && first.document.source).toBe('“a”'.repeat(1_000))
    expect(latin.ok && latin.document.source).toBe('b'.repeat(9_000))
  })

  test('a folder is none, and the next file is read', () => {
    expect(readFileBytes('folder', folder)).toMatchObject({ ok: false, diagnostic: { code: 'file/unreadable' } })
    expect(readFileBytes('a.md', write('d.md', Buffer.from('d')))).toMatchObject({ ok: true, bytes: Buffer.from('d') })
  })
})
