import { type Diagnostic, fillTemplate } from '../diagnostics/diagnostic.js'
import type { ActiveRule } from './compile-config.js'
import type { RuleFinding } from './rule.js'

/** What a rule found, as a diagnostic without its place: in the words of the finding, else in those of the rule. */
export function describeFinding(
  { rule, level }: ActiveRule,
  { field, values, message, help = rule.help }: Pick<RuleFinding, 'field' | 'values' | 'message' | 'help'>,
  path: string | undefined,
): Diagnostic {
  return {
    code: rule.code,
    severity: level,
    message: fillTemplate(message ?? rule.message ?? `The rule ${rule.code} found something.`, values),
    ...(help !== undefined && { help: fillTemplate(help, values) }),
    ...(field && { field: fieldPath(field) }),
    ...(path !== undefined && { file: path }),
  }
}

/** The path of a value in the model, as a list. */
export function fieldPath(field: string | readonly string[]): string[] {
  return typeof field === 'string' ? field.split('.') : [...field]
}
