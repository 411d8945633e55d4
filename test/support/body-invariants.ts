import type { Element, Parents, Root } from 'hast'
import { isHidden } from '../../src/body/visible-text.js'
import { type Annotation, annotation } from '../../src/index.js'
import { Attribution, Claim, Embed, Figure, Image, Keyword, Note, Widget } from '../../src/schema/index.js'

const schemas = {
  attribution: Attribution,
  claim: Claim,
  embed: Embed,
  figure: Figure,
  image: Image,
  keyword: Keyword,
  note: Note,
  widget: Widget,
}

const players = new Set(['iframe', 'video', 'audio', 'object'])

/** What no annotated body may break, whatever it holds; a line for each time that it does. */
export function brokenInvariants(tree: Root): string[] {
  const found = new Map<string, Annotation>()
  const broken: string[] = []
  const every: { element: Element; ancestors: Parents[] }[] = []
  for (const { element, ancestors } of elementsOf(tree, [])) {
    every.push({ element, ancestors })
    const data = annotation(element)
    if (!data) continue
    if (found.has(data.ref)) broken.push(`two annotations are ${data.ref}`)
    found.set(data.ref, data)
    const result = schemas[data.type].safeParse(JSON.parse(JSON.stringify(data)))
    if (!result.success) broken.push(`${data.ref}: ${result.error.message}`)
  }
  const isA = (ref: string, ...types: Annotation['type'][]) => types.includes(found.get(ref)?.type as never)

  for (const data of found.values()) {
    if (data.type === 'figure' || data.type === 'widget') {
      for (const ref of data.images) if (!isA(ref, 'image')) broken.push(`${data.ref} lists ${ref}, which is no image`)
      if (new Set(data.images).size !== data.images.length) broken.push(`${data.ref} lists an image twice`)
    }
    if (data.type === 'figure') {
      for (const ref of [...(data.caption?.elements ?? []), ...(data.credit?.elements ?? [])]) {
        if (ref !== data.ref && !isA(ref, 'claim')) broken.push(`${data.ref} says ${ref} holds its caption`)
      }
    }
    if ('by' in data && data.by !== undefined && !isA(data.by, 'figure')) broken.push(`${data.ref} is by ${data.by}`)
    if (data.type === 'image' && data.duplicateOf !== undefined && !isA(data.duplicateOf, 'image')) {
      broken.push(`${data.ref} repeats ${data.duplicateOf}`)
    }
  }

  for (const { element, ancestors } of every) {
    const data = annotation(element)
    const around = ancestors.filter((parent): parent is Element => parent.type === 'element')
    if (element.tagName === 'img') {
      if (data?.type !== 'image') broken.push('an img carries no Image')
      else if (data.duplicateOf === undefined) checkListed(data.ref, data.by, around)
    }
    if (element.tagName === 'figcaption' && !data && holdsText(element)) checkCaption(element, around)
    if (players.has(element.tagName) && !data && typeof element.properties.src === 'string') {
      if (!['', 'about:blank'].includes(element.properties.src.trim())) {
        broken.push(`${element.tagName} ${element.properties.src} is no Embed`)
      }
    }
  }
  return broken

  function checkListed(ref: string, by: string | undefined, around: Element[]) {
    if (by !== undefined) {
      const figure = found.get(by)
      if (figure?.type === 'figure' && !figure.images.includes(ref)) broken.push(`${by} does not list its ${ref}`)
      return
    }
    const nearest = around
      .map((parent) => annotation(parent))
      .findLast((data) => data?.type === 'figure' || data?.type === 'widget')
    if (nearest && 'images' in nearest && !nearest.images.includes(ref)) {
      broken.push(`${nearest.ref} does not list its ${ref}`)
    }
  }

  /** A caption in a figure is claimed, by itself, a part or the whole around it. */
  function checkCaption(element: Element, around: Element[]) {
    const types = around.map((parent) => annotation(parent)?.type)
    const isOfWhole = around
      .map((parent) => annotation(parent))
      .some((data) => data?.type === 'figure' && data.caption?.elements.includes(data.ref))
    const inside = every
      .filter(({ ancestors }) => ancestors.includes(element))
      .map(({ element }) => annotation(element))
    const isClaimed =
      isOfWhole || types.includes('claim') || types.includes('widget') || inside.some((data) => data?.type === 'claim')
    if (!isClaimed && types.includes('figure') && !inside.some((data) => data?.type === 'figure')) {
      broken.push(`${around.map(({ tagName }) => tagName).join(' > ')} > figcaption is nobody's`)
    }
  }
}

function holdsText(element: Element): boolean {
  return element.children.some(
    (child) =>
      (child.type === 'text' && /\S/.test(child.value)) ||
      (child.type === 'element' && !isHidden(child) && holdsText(child)),
  )
}

function* elementsOf(node: Parents, ancestors: Parents[]): Generator<{ element: Element; ancestors: Parents[] }> {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    yield { element: child, ancestors: [...ancestors, node] }
    yield* elementsOf(child, [...ancestors, node])
  }
}
