import { dirname, join, normalize } from 'node:path'
import { nodesOf, type Page } from './pages.js'

/** A link of a page, with the line that it stands in. */
export type Link = { page: string; line: number; url: string }

/** The links and images of a page. */
export function linksOf({ path, tree }: Page): Link[] {
  const found: Link[] = []
  for (const { node } of nodesOf(tree)) {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
      found.push({ page: path, line: node.position!.start.line, url: node.url })
  }
  return found
}

/** Where a relative link leads: a path from the root of the repository, and perhaps an anchor. */
export function targetOf({ page, url }: Link): { path: string; anchor: string | undefined } {
  const [path, anchor] = url.split('#') as [string, string | undefined]
  return { path: path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path))), anchor }
}

/** Whether a link leads to a file of the repository, not to another site. */
export function isRelative({ url }: Link): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(url)
}

/** A link for a message: where it stands, and where it leads. */
export function showLink({ page, line, url }: Link): string {
  return `${page}:${line}: ${url}`
}
