import type { Element, Nodes, Root } from 'hast'
import { annotation } from '../body/annotation.js'
import { diagnose, type Position } from '../diagnostics/diagnostic.js'
import { reasonOf } from '../diagnostics/error-message.js'
import { PostError } from '../diagnostics/post-error.js'

/**
 * What is thrown where a handler failed: it says on which node, with its place in the source where the tree has positions.
 * An error that came up from a node within stays as it is.
 */
export function failure(error: unknown, node: Nodes, parents: readonly (Root | Element)[]): PostError {
  if (error instanceof PostError && error.diagnostics[0]?.code === 'render/failed') return error
  const reason = reasonOf(error)
  const position = [node, ...parents.toReversed()].find((part) => part.position)?.position as Position | undefined
  return new PostError(
    [diagnose({ code: 'render/failed', values: { node: describe(node, parents), reason } }, position)],
    { cause: error },
  )
}

/** The node and the way to it, such as `figure-1, root > div > figure[2]`: the second figure of the div. */
function describe(node: Nodes, parents: readonly (Root | Element)[]): string {
  const path = [...parents, node].map((part, level, all) => {
    const siblings =
      level === 0 ? [] : (all[level - 1] as Root | Element).children.filter((other) => nameOf(other) === nameOf(part))
    return siblings.length > 1 ? `${nameOf(part)}[${siblings.indexOf(part as never) + 1}]` : nameOf(part)
  })
  const ref = node.type === 'element' ? annotation(node)?.ref : undefined
  return `${ref === undefined ? '' : `${ref}, `}${path.join(' > ')}`
}

function nameOf(node: Nodes): string {
  return node.type === 'element' ? node.tagName : node.type
}
