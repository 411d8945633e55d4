/**
 * Writes what the tests of test/fixtures expect, from what the code finds today: fixtures/formatted/*.md (the canonical
 * form of every well-formed fixture) and the sidecars *.json (its diagnostics). Only ever run by hand:
 *
 *     npx tsx scripts/write-fixture-sidecars.mts [part of a fixture's name]
 *
 * It writes down what is, not what should be: read `git diff fixtures` afterwards, byte by byte, before you keep it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { formatPost, safeParsePost } from '../src/index.js'
import { findingsOf } from '../test/fixtures/findings-of.js'

const fixtures = new URL('../fixtures/', import.meta.url)
const wanted = process.argv[2] ?? ''

function namesIn(folder: string): string[] {
  const names = readdirSync(new URL(folder, fixtures)).filter((name) => name.endsWith('.md'))
  return names.filter((name) => name.includes(wanted)).sort()
}

function writeSidecar(path: string, source: string): number {
  const { diagnostics } = safeParsePost(source)
  const sidecar = new URL(path.replace(/\.md$/, '.json'), fixtures)
  if (diagnostics.length === 0) rmSync(sidecar, { force: true })
  else writeFileSync(sidecar, `${JSON.stringify(findingsOf(source, diagnostics), null, 2)}\n`)
  return diagnostics.length
}

mkdirSync(new URL('formatted/', fixtures), { recursive: true })
for (const name of namesIn('well-formed/')) {
  const source = readFileSync(new URL(`well-formed/${name}`, fixtures), 'utf8')
  writeSidecar(`well-formed/${name}`, source)
  writeFileSync(new URL(`formatted/${name}`, fixtures), formatPost(source))
}
for (const name of namesIn('malformed/')) {
  const source = readFileSync(new URL(`malformed/${name}`, fixtures), 'utf8')
  if (writeSidecar(`malformed/${name}`, source) === 0) process.stderr.write(`${name} is not malformed\n`)
}
