import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { catalogue } from '../../src/diagnostics/catalogue.js'
import type { Config } from '../../src/validate/config.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import { fixPost } from '../../src/validate/fix-post.js'
import { PostView } from '../../src/validate/post-view.js'
import type { Rule } from '../../src/validate/rule.js'
import { validatePost } from '../../src/validate/validate-post.js'
import { feedPost } from '../support/feed-post.js'
import { findingsOfFolder, inShort, ruleFixtures, rulesFolder, rulesFor } from '../support/rule-fixtures.js'
import { codesFoundOften, readCosts, readReasons, ruleHeader, rulesPage } from '../support/rule-pages.js'
import registry from './registry.json' with { type: 'json' }

const rules: readonly Rule[] = defaultRules
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const now = new Date('2026-01-01T00:00:00Z')

describe.each(rules.map((rule) => ({ code: rule.code, rule })))('$code', ({ code, rule }) => {
  const fixtures = ruleFixtures(code)

  test('has a source file and a page of that name', () => {
    expect(existsSync(at(`src/validate/rules/${code}.ts`))).toBe(true)
    const page = readFileSync(at(`docs/rules/${code}.md`), 'utf8')
    expect(page.startsWith(ruleHeader(rule))).toBe(true)
    expect(page).toMatch(/^Wrong:$/m)
    expect(page).toMatch(/^Right:$/m)
    for (const name of Object.keys((rule.options as { shape?: object } | undefined)?.shape ?? {})) {
      expect(page, 'the page names every option').toContain(`\`${name}\``)
    }
  })

  test('has fixtures: some in which it finds something, and some in which nothing is found', () => {
    const finds = fixtures.map(({ findings }) => findings.some((finding) => finding.endsWith(code)))
    expect(finds).toContain(true)
    expect(fixtures.filter(({ findings }) => findings.length === 0)).not.toEqual([])
  })

  test.each(fixtures)('$name: exactly what is found', async (fixture) => {
    const { file, path, options, findings } = fixture
    const config = rulesFor(code, options)
    if (file.endsWith('/')) expect(await findingsOfFolder(fixture, config)).toEqual(findings)
    else {
      const { diagnostics } = validatePost(readFileSync(file, 'utf8'), { config, path, now })
      expect(diagnostics.map(inShort)).toEqual(findings)
    }
  })

  test.each(fixtures.filter(({ file }) => !file.endsWith('/')))(
    '$name: what fixes make of it',
    ({ file, path, options, fixed }) => {
      const source = readFileSync(file, 'utf8')
      const config = rulesFor(code, options)
      const result = fixPost(source, { config, path, now })
      expect(result.document.source).toBe(fixed ?? source)
      expect(result.validation.diagnostics.filter(({ fix }) => fix)).toEqual([])
    },
  )

  test('never throws for a beginning of a fixture', () => {
    for (const { file, path, options } of fixtures.filter((fixture) => !fixture.file.endsWith('/'))) {
      const source = readFileSync(file, 'utf8')
      const config = rulesFor(code, options)
      for (let end = 0; end < source.length; end += source.length > 2_000 ? 7 : 1) {
        expect(validatePost(source.slice(0, end), { config, path, now }).verdict).not.toBe('not checked')
      }
    }
  })
})

describe('the list of rules', () => {
  const codes = rules.map(({ code }) => code)

  test('is sorted, and is the registry of codes for ever', () => {
    expect(codes).toEqual([...codes].sort())
    expect(registry, 'a new code goes into the registry, and none ever leaves it').toEqual(codes)
  })

  test('has no code of the catalogue of diagnostics', () => {
    expect(codes.filter((code) => Object.hasOwn(catalogue, code))).toEqual([])
  })

  test('has no fixture, source file or page without a rule', () => {
    const below = (folder: string, ending: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
        name.endsWith(ending) && name !== 'README.md' ? [name.replaceAll('\\', '/').slice(0, -ending.length)] : [],
      )
    const sources = below(at('src/validate/rules'), '.ts').filter((name) => !name.startsWith('shared/'))
    expect(sources.sort()).toEqual(codes)
    expect(below(at('docs/rules'), '.md').sort()).toEqual(codes)
    const folders = below(rulesFolder, '.json').map((name) => name.split('/').slice(0, 2).join('/'))
    expect([...new Set(folders)].sort()).toEqual(codes)
  })

  test('no two messages and no two helps are alike', () => {
    const texts = [...rules, ...Object.values(catalogue)].flatMap(({ message, help }) => [message, help]) as string[]
    const plain = texts.map((text) =>
      text
        .toLowerCase()
        .replace(/\{\w+\}/g, '')
        .replace(/[^a-z0-9]+/g, ' '),
    )
    expect(plain.filter((text, place) => plain.indexOf(text) !== place)).toEqual([])
  })

  test('has a reason for each rule that finds something in many real posts, and for no other', () => {
    expect(Object.keys(readReasons())).toEqual(codesFoundOften())
    for (const reason of Object.values(readReasons())) expect(reason).toMatch(/^[A-Z].{30,}\.$/)
  })

  test('has what every rule costs, and a reason where it is more than a tenth of reading a post', () => {
    const { shares, reasons } = readCosts()
    expect(Object.keys(shares)).toEqual(codes)
    // Those that are near the limit may have one.
    for (const code of codes) if (shares[code]! > 10) expect(Object.keys(reasons)).toContain(code)
    for (const code of Object.keys(reasons)) expect(shares[code]).toBeGreaterThan(5)
  })

  test('parses no html for rules that do not need it', () => {
    const body = vi.spyOn(PostView.prototype, 'body', 'get')
    const source = feedPost({ html: '<p>a</p>'.repeat(1_000) })
    const without = rules.filter(({ needs }) => needs !== 'body').map(({ code }) => code)
    expect(without.length).toBeGreaterThan(30)
    const settings = Object.fromEntries(without.map((code) => [code, 'error']))
    validatePost(source, { config: { extends: [], rules: settings } as Config, path: 'a/b.md' })
    expect(body).not.toHaveBeenCalled()
    validatePost(source)
    expect(body).toHaveBeenCalled()
    body.mockRestore()
  })

  test('is what docs/rules/README.md shows (npx tsx scripts/write-rule-docs.mts)', () => {
    expect(readFileSync(at('docs/rules/README.md'), 'utf8')).toBe(rulesPage())
  })
})
