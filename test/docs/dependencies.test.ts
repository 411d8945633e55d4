import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes, Table } from 'mdast'
import { describe, expect, it } from 'vitest'
import { commandLine, library } from '../../scripts/bundle.js'
import { bundledPackages } from '../../scripts/third-party-notices.js'
import { manifest, root } from '../package/support/package.js'
import { nodesOf, readPage } from './pages.js'

const tables = [...nodesOf(readPage('docs/dependencies.md').tree)].flatMap(({ node }) =>
  node.type === 'table' ? [rowsOf(node)] : [],
)
const [installed, inLibrary, inCommand] = tables as [string[][], string[][], string[][]]

function rowsOf(table: Table): string[][] {
  return table.children.slice(1).map((row) => row.children.map((cell) => textOf(cell)))
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
}

function installedManifest(name: string): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }
}

/** The packages that the given ones need, and what those need. */
function withWhatTheyNeed(names: readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    found.add(name)
    open.push(...Object.keys(installedManifest(name).dependencies ?? {}))
  }
  return found
}

describe('docs/dependencies.md', () => {
  it('has a line for every runtime dependency, with its range, and for no other', () => {
    const listed = installed.map(([name, range]) => [name!.replace(' (peer)', ''), range])
    expect(Object.fromEntries(listed)).toEqual({ ...manifest.peerDependencies, ...manifest.dependencies })
    expect(listed.slice(1).map(([name]) => name)).toEqual(Object.keys(manifest.dependencies))
  })

  it('names every package whose code stands in the library, and in which version', async () => {
    const named = inLibrary.flatMap(([name, , , , brings]) => [name!, ...brings!.split(', ').filter(Boolean)])
    expect(named.sort()).toEqual(await bundledPackages([library]))
    for (const [name, version] of inLibrary) expect([name, version]).toEqual([name, installedManifest(name!).version])
  })

  it('names what the command brings besides', async () => {
    const direct = [...installed, ...inLibrary, ...inCommand].map(([name]) => name!.replace(' (peer)', ''))
    const needed = withWhatTheyNeed(direct)
    expect((await bundledPackages([commandLine])).filter((name) => !needed.has(name))).toEqual([])
    for (const [name, version] of inCommand) expect([name, version]).toEqual([name, installedManifest(name!).version])
  })

  it('gives a reason for each', () => {
    const reasons = [
      ...installed.map((row) => row[3]),
      ...inLibrary.map((row) => row[3]),
      ...inCommand.map((row) => row[2]),
    ]
    expect(reasons.filter((reason) => !reason)).toEqual([])
  })
})
