import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import GithubSlugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { root } from '../package/support/package.js'
import { isRelative, linksOf, showLink, targetOf } from './links.js'
import { nodesOf, type Page, readPage, readPages } from './pages.js'

const pages = readPages()
const links = pages.flatMap(linksOf)
const relative = links.filter(isRelative)

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf({ tree }: Page): Set<string> {
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  for (const { node } of nodesOf(tree)) if (node.type === 'heading') anchors.add(slugger.slug(textOf(node)))
  return anchors
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
}

/** Whether the file is there under exactly this name, also on disks that take upper and lower case for the same. */
function exists(path: string): boolean {
  const file = join(root, path)
  return existsSync(file) && (statSync(file).isDirectory() || readdirSync(dirname(file)).includes(basename(file)))
}

describe('the links of the documentation', () => {
  it('lead to files that are there', () => {
    expect(relative.length).toBeGreaterThan(300)
    expect(relative.filter((link) => !exists(targetOf(link).path)).map(showLink)).toEqual([])
  })

  it('lead to headings that are there', () => {
    const known = new Map<string, Set<string>>()
    const broken = relative.filter((link) => {
      const { path, anchor } = targetOf(link)
      if (anchor === undefined || !path.endsWith('.md') || !exists(path)) return false
      if (!known.has(path)) known.set(path, anchorsOf(readPage(path)))
      return !known.get(path)!.has(anchor)
    })
    expect(broken.map(showLink)).toEqual([])
  })

  it('are encrypted, and none leads to a machine of somebody', () => {
    const others = links.filter((link) => !relative.includes(link))
    expect(others.filter(({ url }) => !/^https:\/\/[^/]+\.[a-z]+(?:\/|$)/.test(url)).map(showLink)).toEqual([])
  })
})

describe('docs/README.md', () => {
  it('leads to every page of docs/, at once or by the index of its folder', () => {
    const open = ['docs/README.md']
    const reached = new Set(open)
    for (let page = open.pop(); page !== undefined; page = open.pop()) {
      for (const link of relative.filter((link) => link.page === page)) {
        const { path } = targetOf(link)
        if (reached.has(path) || !path.startsWith('docs/')) continue
        reached.add(path)
        if (/(?:^|\/)README\.md$/.test(path)) open.push(path)
      }
    }
    const inDocs = pages.map(({ path }) => path).filter((path) => path.startsWith('docs/'))
    expect(inDocs.filter((path) => !reached.has(path))).toEqual([])
  })

  it('is one link away from the README', () => {
    expect(relative.filter(({ page }) => page === 'README.md').map((link) => targetOf(link).path)).toContain(
      'docs/README.md',
    )
  })
})
