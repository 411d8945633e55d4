import type { Element, ElementContent, Root } from 'hast'
import type { Annotation } from '../../body/annotation.js'
import type { UnreadMarkup } from '../../body/unread-markup.js'

/** Properties by their hast names; null takes one off. */
export type PropertyEdits = Record<string, boolean | number | string | null | undefined | (string | number)[]>

/** What a step may ask and do. What it asks for is done when the step has looked at everything. */
export type CleanContext = {
  /** The body as the steps before left it. Steps change it by what stands below only. */
  tree: Root
  /** Every element of it, in document order. */
  elements: readonly Element[]
  /** The elements around an element, from the outermost in. */
  parentsOf(node: ElementContent): readonly Element[]
  /** What was recognised in an element. */
  annotation(element: Element): Annotation | undefined
  /** What relative addresses are relative to, where it is known. */
  baseUrl: string | undefined
  /** Takes a node out, with all that it holds. */
  remove(node: ElementContent, reason: string): void
  /** Takes an element out, and leaves what it holds. */
  unwrap(element: Element, reason: string): void
  /** Puts other nodes in the place of one. */
  replace(node: ElementContent, replacement: ElementContent[], reason: string): void
  /** Sets properties by their hast names; null takes one off. */
  setProperties(element: Element, properties: PropertyEdits, reason: string): void
  /**
   * Says anew what was recognised in an element, such as where its picture lies, when its properties change. That is no
   * change of its own.
   */
  setAnnotation(element: Element, data: Annotation): void
}

/** A unit of cleaning: one thing that it does to a body. */
export type CleanStep = {
  /** For changes, presets and switches; unique in a list. */
  name: string
  /** Looks at a body, and asks for what is to be done. */
  clean(context: CleanContext): void
  /**
   * Asked by `cleanPost` of markup in the text that no element stands for, when nothing else is left to clean: why it goes,
   * or undefined where it stays.
   */
  judgeUnread?(markup: UnreadMarkup): string | undefined
}

/**
 * Defines a step of cleaning.
 *
 * @example
 * const removeRules = defineCleanStep({
 *   name: 'remove-rules',
 *   clean({ elements, remove }) {
 *     for (const element of elements) if (element.tagName === 'hr') remove(element, 'a rule')
 *   },
 * })
 * cleanBody(body, { steps: [...cleanPresets.reader, removeRules] })
 */
export function defineCleanStep(step: CleanStep): CleanStep {
  return step
}
