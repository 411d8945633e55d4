import { isTree, wrongArgument } from '../source/wrong-argument.js'

/**
 * For callers without types.
 *
 * @throws TypeError for what is no tree.
 */
export function refuseNoTree(name: string, value: unknown, takes = 'a tree of parseBody'): void {
  if (isTree(value)) return
  const help = `give it parseBody(…) of it`
  throw wrongArgument(name, takes, value, { string: help, post: help, document: help })
}
