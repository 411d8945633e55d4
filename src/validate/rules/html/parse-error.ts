import * as z from 'zod'
import { reportParseErrors } from '../../../body/parse-located.js'
import type { Diagnostic } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../rule.js'

/** `html/parse-error`: docs/rules/html/parse-error.md. */
export const htmlParseError = defineRule({
  code: 'html/parse-error',
  needs: 'body',
  severity: 'info',
  recommended: false,
  options: z.strictObject({ ignore: z.array(z.string()).default([]) }),
  message: 'The markup breaks the HTML standard: {reason} ({code}{more}).',
  help: 'Browsers mend it, each in the same way; mend it here if other programs are to read it.',
  check({ post, document, parseErrors, options, report }) {
    // Their places take a second parse: few bodies have any.
    if ([...parseErrors].every((code) => options.ignore.includes(code))) return
    const families = new Map<string, { first: Diagnostic; count: number }>()
    const onDiagnostic = (diagnostic: Diagnostic) => {
      const code = diagnostic.code.replace('html/', '')
      const family = families.get(code)
      if (family) family.count++
      else families.set(code, { first: diagnostic, count: 1 })
    }
    const { locator, layout } = document
    reportParseErrors(post.html, { start: layout.html.start, locator, onDiagnostic })
    for (const [code, { first, count }] of families) {
      if (options.ignore.includes(code)) continue
      const { start, end } = first.position!
      const reason = first.message.charAt(0).toLowerCase() + first.message.slice(1).replace(/\.$/, '')
      const more = count > 1 ? `, ${count} times` : ''
      report({ range: { start: start.offset, end: end.offset }, values: { reason, code, more } })
    }
  },
})
