import type { ElementContent } from 'hast'
import { judgeElement } from '../../sanitize/judge-element.js'
import { sanitizeReasons } from '../../sanitize/reasons.js'
import { sanitizeBody } from '../../sanitize/sanitize-body.js'
import { defineCleanStep, type PropertyEdits } from '../clean-step.js'

/** Takes out what could execute, submit or load, as `sanitizeBody` decides: docs/safety.md has the policy. */
export const sanitize = defineCleanStep({
  name: 'sanitize',
  clean({ tree, remove, replace, setProperties, unwrap }) {
    for (const change of sanitizeBody(tree).changes) {
      const reason = asClause(sanitizeReasons[change.reason])
      if (change.kind === 'remove') remove(change.element as ElementContent, reason)
      else if (change.kind === 'unwrap') unwrap(change.element, reason)
      else if (change.kind === 'replace') replace(change.element, [change.replacement], reason)
      else {
        const verdict = judgeElement(change.element)
        // Some candidates of a srcset may stay.
        const value = verdict.kind === 'keep' ? verdict.properties[change.attribute] : undefined
        setProperties(change.element, { [change.attribute]: textOf(change.attribute, value) }, reason)
      }
    }
  },
})

function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

/** A parser keeps `srcset` as text. */
function textOf(property: string, value: PropertyEdits[string]): PropertyEdits[string] {
  return property === 'srcSet' && Array.isArray(value) ? value.join(', ') : (value ?? null)
}
