import type { ElementContent } from 'hast'
import { sanitizeReasons } from '../../../sanitize/reasons.js'
import { findUnsafe } from '../../../sanitize/sanitize-body.js'
import { defineCleanStep } from '../clean-step.js'

/** Takes out what could execute, submit or load, as `findUnsafe` decides: docs/safety.md has the policy. */
export const sanitize = defineCleanStep({
  name: 'sanitize',
  clean({ tree, remove, replace, setProperties, unwrap }) {
    for (const change of findUnsafe(tree)) {
      const reason = asClause(sanitizeReasons[change.reason])
      if (change.kind === 'remove') remove(change.element as ElementContent, reason)
      else if (change.kind === 'unwrap') unwrap(change.element, reason)
      else if (change.kind === 'replace') replace(change.element, [change.replacement], reason)
      else setProperties(change.element, { [change.attribute]: change.left ?? null }, reason)
    }
  },
  judgeUnread: ({ kind }) => asClause(sanitizeReasons[kind === 'page' ? 'changes-page' : 'swallows-what-follows']),
})

function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}
