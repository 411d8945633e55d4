import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/diagnostics/catalogue.js'
import registry from './registry.json' with { type: 'json' }

const pages = fileURLToPath(new URL('../../docs/diagnostics/', import.meta.url))
const index = readFileSync(`${pages}README.md`, 'utf8')
const entries = Object.entries(catalogue).map(([code, entry]) => ({ code, ...entry }))

describe.each(entries)('$code', ({ code, severity, message }) => {
  test('has a page that states its severity and its message', () => {
    const page = readFileSync(`${pages}${code}.md`, 'utf8')
    expect(page.split('\n').slice(0, 5)).toEqual([`# ${code}`, '', `Severity: ${severity}`, '', `> ${message}`])
  })

  test('has a page that shows an example and says what to do', () => {
    const page = readFileSync(`${pages}${code}.md`, 'utf8')
    expect(page.match(/^```\w+$/gm) ?? []).not.toEqual([])
    expect(page.split('\n').length).toBeLessThanOrEqual(40)
  })

  test('stands in the index with its severity and its message', () => {
    expect(index).toContain(`| [${code}](${code}.md) | ${severity} | ${message} |`)
  })

  test('is a name of two parts in lower case', () => {
    expect(code).toMatch(/^[a-z-]+\/[a-z0-9-]+$/)
  })
})

test('every page belongs to a code', () => {
  const names = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  const codes = names.filter((name) => name !== 'README.md').map((name) => name.replace(/\.md$/, ''))
  expect(codes.sort()).toEqual(entries.map(({ code }) => code).sort())
})

test('every link of a page leads to a file', () => {
  const dead = ['README', ...entries.map(({ code }) => code)].flatMap((code) => {
    const from = new URL(`../../docs/diagnostics/${code}.md`, import.meta.url)
    const links = [...readFileSync(from, 'utf8').matchAll(/\]\((\.[^)#\s]*|[a-z-]+\/[^)#\s]*)/g)].map(
      ([, link]) => link!,
    )
    return links.filter((link) => !existsSync(fileURLToPath(new URL(link, from)))).map((link) => `${code}: ${link}`)
  })
  expect(dead).toEqual([])
})

test('no two messages and no two helps are alike', () => {
  const texts = entries.flatMap(({ message, help }) => [message, help])
  const plain = texts.map((text) =>
    text
      .toLowerCase()
      .replace(/\{\w+\}/g, '')
      .replace(/[^a-z0-9]+/g, ' '),
  )
  expect(plain.filter((text, place) => plain.indexOf(text) !== place)).toEqual([])
})

test('the catalogue is sorted by code', () => {
  const codes = entries.map(({ code }) => code)
  expect(codes).toEqual([...codes].sort())
})

test('the registry of codes for ever and the catalogue agree', () => {
  const codes = entries.map(({ code }) => code).sort()
  expect(registry, 'a new code goes into the registry, and none ever leaves it').toEqual(codes)
})
