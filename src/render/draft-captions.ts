import type { Element, ElementContent } from 'hast'
import { annotation } from '../body/annotation.js'
import { elementsBelow } from '../body/elements.js'
import { isBlank } from '../body/surroundings.js'
import type { Figure } from '../schema/figure.js'
import type { Draft } from './draft.js'

const media = new Set(['img', 'iframe', 'video', 'audio', 'object', 'embed'])
// What says nothing of the text in it, and so can become a caption itself; emphasis stays in one.
const plain = new Set(['div', 'p', 'span', 'section', 'center', 'dd', 'figcaption'])

/** Whether a picture or player is to be seen in an element. */
export function holdsMedia(element: Element): boolean {
  return [element, ...elementsBelow(element)].some((part) => {
    const type = annotation(part)?.type
    return media.has(part.tagName) || type === 'image' || type === 'embed'
  })
}

/** Whether a figure has a `figcaption` of its own, not only one of a figure inside of it. */
export function holdsCaption(figure: Element): boolean {
  return elementsBelow(figure, isFigure).some(({ tagName }) => tagName === 'figcaption')
}

/** Puts caption and credit of a figure, wherever they stand in it or right after it, into one `figcaption` at its end. */
export function appendCaption(figure: Element, data: Figure, draft: Draft): void {
  const { caption, credit } = data
  const refs = [...(caption?.elements ?? []), ...(credit?.elements ?? [])]
  if (refs.includes(data.ref)) {
    appendRest(figure, draft)
    return
  }
  const next = draft.neighbour(figure, 'after')
  const claims = new Set(refs.flatMap((ref) => draft.byRef.get(ref) ?? []))
  const inside = elementsBelow(figure).filter((part) => claims.has(part))
  const parts = inside.filter((part) => !inside.some((other) => draft.isBelow(part, other)))
  if (parts.length === 0 && next && claims.has(next)) parts.push(next)
  // Some captions are in a label for screen readers only.
  if (parts.length === 0 && caption?.elements.length === 0) {
    figure.children.push(captionOf([{ type: 'text', value: caption.text }]))
  } else if (parts.length > 0) appendParts(figure, parts, draft)
}

function appendParts(figure: Element, parts: readonly Element[], draft: Draft): void {
  const emptied = parts.map((part) => draft.parentOf(part))
  const [only, ...more] = parts
  if (more.length === 0) draft.move(captionElement(only!, draft), figure, 'last')
  else {
    const caption = captionOf([])
    draft.move(caption, figure, 'last')
    for (const part of parts) {
      if (caption.children.length > 0) caption.children.push({ type: 'text', value: ' ' })
      if (part.tagName === 'figcaption') part.tagName = 'div'
      draft.move(part, caption, 'last')
    }
  }
  // What held nothing else is not needed any more.
  for (let parent of emptied) {
    while (parent.type === 'element' && draft.isBelow(parent, figure) && isBlank(parent)) {
      const around = draft.parentOf(parent)
      draft.remove(parent)
      parent = around
    }
  }
}

/** The caption is what stands after the picture in the same element. */
function appendRest(figure: Element, draft: Draft): void {
  const lastPicture = figure.children.findLastIndex((child) => child.type === 'element' && holdsMedia(child))
  const rest = figure.children.slice(lastPicture + 1)
  const start = rest.findIndex((node) => node.type !== 'element' || node.tagName !== 'br')
  if (lastPicture === -1 || start === -1) return
  const caption = captionOf([])
  for (const node of rest.slice(0, start)) draft.remove(node)
  for (const node of rest.slice(start)) draft.move(node, caption, 'last')
  draft.move(caption, figure, 'last')
}

/** An element as a `figcaption`: by its name, or as the only thing in one. */
export function captionElement(element: Element, draft: Draft): Element {
  if (!plain.has(element.tagName)) {
    const caption = captionOf([])
    draft.move(element, caption, 'last')
    return caption
  }
  element.tagName = 'figcaption'
  return element
}

function captionOf(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'figcaption', properties: {}, children }
}

function isFigure({ tagName }: Element): boolean {
  return tagName === 'figure'
}
