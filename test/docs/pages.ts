import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Html, Nodes, Parent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { root } from '../package/support/package.js'

/** A page for readers: its path from the root of the repository, its text, and the Markdown in it. */
export type Page = { path: string; text: string; tree: Root }

/** Posts that the examples read: they look like pages, and are none. */
const samplePosts = join('docs', 'examples', 'posts')
const atTheTop = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']

/** Every page of the documentation: those at the top of the repository, and all of docs/ but sample posts. */
export function readPages(): Page[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => dirname(path) !== samplePosts)
  return [...atTheTop, ...below.sort()].map((path) => readPage(path))
}

export function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, tree: toTree(text) }
}

export function toTree(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** Every node of a tree, in document order, with the node before it under the same parent. */
export function* nodesOf(parent: Parent): Generator<{ node: Nodes; before: Nodes | undefined }> {
  let before: Nodes | undefined
  for (const node of parent.children as Nodes[]) {
    yield { node, before }
    if ('children' in node) yield* nodesOf(node as Parent)
    before = node
  }
}

export function isHtml(node: Nodes | undefined): node is Html {
  return node?.type === 'html'
}
