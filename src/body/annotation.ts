import type { Element } from 'hast'
import type { Attribution } from '../schema/attribution.js'
import type { Claim } from '../schema/claim.js'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import type { Keyword } from '../schema/keyword.js'
import type { Note } from '../schema/note.js'
import type { Widget } from '../schema/widget.js'

/** What was recognised in an element; `type` tells which. Plain data: `JSON.stringify` loses nothing of it. */
export type Annotation = Image | Figure | Embed | Widget | Attribution | Keyword | Note | Claim

declare module 'hast' {
  interface ElementData {
    /** What postmatter recognised in this element. */
    postmatter?: Annotation | undefined
  }
}

/**
 * What was recognised in an element.
 *
 * @example
 * if (annotation(element)?.type === 'figure') console.log('a figure')
 */
export function annotation(element: Element): Annotation | undefined {
  return element.data?.postmatter
}
