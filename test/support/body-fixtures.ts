import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Element, Nodes } from 'hast'
import { type Annotation, parseBody } from '../../src/index.js'

/** One body of fixtures/body: `<recogniser>/<name>.html`. */
export type BodyFixture = { recognizer: string; name: string; html: string; golden: URL }

/** One thing that was recognised: by which recogniser, in which element, and what was said of it. */
export type Found = { recognizer: string; path: string; data: Annotation }

const folder = new URL('../../fixtures/body/', import.meta.url)

/** The folders of fixtures/body, each named after a recogniser. */
export function fixtureFolders(): string[] {
  return readdirSync(folder).sort()
}

/** Every fixture of fixtures/body. */
export function bodyFixtures(): BodyFixture[] {
  return fixtureFolders().flatMap((recognizer) => {
    const names = readdirSync(new URL(`${recognizer}/`, folder)).filter((name) => name.endsWith('.html'))
    return names.sort().map((file) => {
      const name = file.replace(/\.html$/, '')
      const html = readFileSync(new URL(`${recognizer}/${file}`, folder), 'utf8')
      return { recognizer, name, html, golden: new URL(`${recognizer}/${name}.json`, folder) }
    })
  })
}

/** The files that are neither a fixture nor the golden of one. */
export function strayFiles(): string[] {
  const known = bodyFixtures().flatMap(({ recognizer, name }) =>
    ['html', 'json'].map((type) => `${recognizer}/${name}.${type}`),
  )
  const root = fileURLToPath(folder)
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replace(/^\//, ''))
  return paths.filter((path) => !known.includes(path))
}

/** Whether the fixture shows what its recogniser leaves alone. */
export function isNegative({ name }: BodyFixture): boolean {
  return name.startsWith('not-')
}

/** What the first line says of the fixture, a comment. */
export function descriptionOf({ html }: BodyFixture): string | undefined {
  return /^<!-- (.+) -->\n/.exec(html)?.[1]
}

/** Everything that is recognised in a body, in document order. */
export function recognizedIn(html: string): Found[] {
  const found = new Map<Element, { recognizer: string; data: Annotation }>()
  const tree = parseBody(html, {
    baseUrl: 'https://example.org/posts/1/',
    onRecognized: (recognizer, element, data) => found.set(element, { recognizer, data }),
  })
  return inOrder(tree, '').flatMap(({ element, path }) => {
    const known = found.get(element)
    return known ? [{ recognizer: known.recognizer, path, data: known.data }] : []
  })
}

function inOrder(node: Nodes, path: string): { element: Element; path: string }[] {
  if (!('children' in node)) return []
  const elements = node.children.flatMap((child) => (child.type === 'element' ? [child] : []))
  return elements.flatMap((element, place) => {
    const own = `${path}${element.tagName}[${place}]`
    return [{ element, path: own }, ...inOrder(element, `${own}/`)]
  })
}
