import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeRest } from '../../src/document/write-rest.js'
import { cleanPost, parseDocument } from '../../src/index.js'
import { cleanPresets } from '../../src/transform/clean/clean-presets.js'

const folder = fileURLToPath(new URL('../../fixtures/cleaning/', import.meta.url))
const frontMatter =
  '---\nlayout: post\ntitle: "The heron"\ndate: 2020-09-08T00:41:23.000Z\nauthor: Ada\nfrom: https://example.org/notes/heron/\ntags: [ River ]\ncategories: [ River ]\n---\n'

/** The names of the steps that have a fixture. */
export function fixtureNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html') && !name.endsWith('.after.html'))
    .map((name) => name.replace('.html', ''))
}

/** A fixture before and after its step, and what the step alone makes of it now. */
export function cleaningFixture(name: string): { before: string; after: string; now: string } {
  const before = readFileSync(`${folder}${name}.html`, 'utf8')
  const step = cleanPresets.reader.find((candidate) => candidate.name === name)
  if (!step) throw new Error(`There is no step ${name}`)
  const source = frontMatter + writeRest(undefined, before, '\n')
  const { document } = cleanPost(source, { steps: [step] })
  return {
    before,
    after: readFileSync(`${folder}${name}.after.html`, 'utf8'),
    now: parseDocument(document.source).slice(document.layout.html),
  }
}

const begin = '<!-- begin of what scripts/write-cleaning-docs.mts writes -->\n'
const end = '<!-- end of what scripts/write-cleaning-docs.mts writes -->'

/** The page with the steps as they are now, each with its example. */
export function writeSteps(page: string): string {
  const steps = cleanPresets.reader.map(({ name }) => {
    const { before, after } = cleaningFixture(name)
    const presets = Object.entries(cleanPresets).flatMap(([preset, list]) =>
      list.some((step) => step.name === name) ? [`\`${preset}\``] : [],
    )
    const code = (text: string) => `\`\`\`html\n${text.trimEnd()}\n\`\`\``
    return `### ${name}\n\nIn ${presets.join(', ')}.\n\nBefore:\n\n${code(before)}\n\nAfter:\n\n${code(after)}\n`
  })
  const [head, rest] = page.split(begin)
  return `${head}${begin}\n${steps.join('\n')}\n${end}${rest!.split(end)[1]}`
}
