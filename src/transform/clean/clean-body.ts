import type { Root } from 'hast'
import { refuseNoTree } from '../../body/refuse-no-tree.js'
import { visibleText } from '../../body/visible-text.js'
import type { Position } from '../../diagnostics/diagnostic.js'
import { type CleanPreset, cleanPresets } from './clean-presets.js'
import type { CleanStep } from './clean-step.js'
import { cleanTree, type TreeChange } from './clean-tree.js'
import { cloneTree } from './clone-tree.js'

/** Options of `cleanBody` and `cleanPost`. */
export type CleanOptions = {
  /** A list of steps by its name; default: `reader`. */
  preset?: CleanPreset | undefined
  /** The steps to run, in place of a preset's. */
  steps?: readonly CleanStep[] | undefined
  /** Names of steps that are not to run. */
  skip?: readonly string[] | undefined
  /**
   * What relative addresses are relative to, those of annotations too. Default: of `cleanPost`, the post's `from`; of `cleanBody`,
   * nothing, and they stay relative.
   */
  baseUrl?: string | undefined
}

/** What a step did to a body. */
export type CleanChange = {
  /** The step's name. */
  step: string
  /** A node was taken out; or replaced, perhaps only in its attributes; or taken out but for what it holds. */
  kind: 'remove' | 'replace' | 'unwrap'
  /** What was found, such as 'buttons to share or like (sharedaddy)'. */
  reason: string
  /** Where the node stood, where the body has positions. */
  position?: Position
  /** The text that a reader does not see any more, in one line; for attributes, what they were. */
  text: string
}

/**
 * Cleans a body: takes furniture out, resolves addresses, sanitises, as the steps say. The body itself is left as it is.
 *
 * @returns another body, and every change. Cleaning that one again changes nothing.
 * @throws RangeError for the name of a preset or step that does not exist.
 * @example
 * const { body, changes } = cleanBody(parseBody(post), { preset: 'reader', skip: ['drop-empty-paragraphs'] })
 */
export function cleanBody(
  body: Root,
  options: CleanOptions = {},
): {
  /** The body, cleaned. */
  body: Root
  /** What was done to it, in the order in which it was done. */
  changes: CleanChange[]
} {
  refuseNoTree('cleanBody', body)
  const tree = cloneTree(body)
  const changes = cleanTree(tree, stepsOf(options), options.baseUrl)
  return { body: tree, changes: changes.map((change) => describeChange(change, change.node.position as Position)) }
}

/** The steps that the options ask for. */
export function stepsOf({ preset = 'reader', steps = cleanPresets[preset], skip = [] }: CleanOptions): CleanStep[] {
  if (!steps) throw new RangeError(`There is no preset '${preset}': use ${Object.keys(cleanPresets).join(', ')}.`)
  const unknown = skip.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) {
    throw new RangeError(
      `There is no step '${unknown}' to skip: there are ${steps.map(({ name }) => name).join(', ')}.`,
    )
  }
  return steps.filter(({ name }) => !skip.includes(name))
}

export function describeChange(change: TreeChange, position: Position | undefined): CleanChange {
  return {
    step: change.step,
    kind: change.kind === 'set' ? 'replace' : change.kind,
    reason: change.reason,
    ...(position && { position }),
    text: textOf(change),
  }
}

function textOf(change: TreeChange): string {
  if (change.kind === 'set') {
    const lost = Object.entries(change.before).filter(([, value]) => value !== null)
    return lost.map(([name, value]) => `${name}=${[value].flat().join(' ')}`).join(' ')
  }
  return change.kind === 'unwrap' ? '' : visibleText(change.node)
}
