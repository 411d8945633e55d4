import type { Element } from 'hast'
import { annotation } from '../../body/annotation.js'
import { textProperty } from '../../body/elements.js'
import { isHidden } from '../../body/visible-text.js'

// What a page shows nothing of, and controls, whose values are no text.
const unseen = new Set([
  ...['head', 'title', 'area', 'datalist', 'dialog', 'input', 'select', 'textarea', 'progress', 'meter', 'canvas'],
  ...['applet', 'noembed', 'noframes', 'frameset'],
])
/** Elements that show a file or a page; what stands in them is for browsers that cannot. */
const players = new Set(['iframe', 'video', 'audio', 'object', 'embed'])

/** Whether a reader of the page sees nothing of an element, but for players and what is in `noscript`. */
export function isUnseen(element: Element): boolean {
  const { tagName } = element
  if (unseen.has(tagName)) return true
  const isMedium = players.has(tagName) || tagName === 'noscript'
  // The name says whether an element is hidden, and so do its attributes: of players and noscript, only those count.
  if (isHidden(isMedium ? { ...element, tagName: 'div' } : element)) return true
  // Pictures that a script would show are hidden until it does; those that count readers are known by their role.
  return tagName !== 'img' && /(?:^|;)\s*display\s*:\s*none/i.test(textProperty(element, 'style') ?? '')
}

/** Whether an element shows a file or a page of its own. */
export function isPlayer({ tagName }: Element): boolean {
  return players.has(tagName)
}

/** Whether an element is a caption or a credit: by its Claim, by its Figure, or by its name where nothing was recognised. */
export function isCaption(element: Element): boolean {
  const data = annotation(element)
  if (data?.type === 'figure') {
    return [data.caption, data.credit].some((part) => part?.elements.includes(data.ref) === true)
  }
  return data?.type === 'claim' || element.tagName === 'figcaption'
}
