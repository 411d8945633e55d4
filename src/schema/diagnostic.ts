import * as z from 'zod'
import type { Diagnostic as DiagnosticType } from '../diagnostics/diagnostic.js'

const Point = z.strictObject({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) })
const Position = z.strictObject({ start: Point, end: Point })
const TextEdit = z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: z.string() })

/**
 * A diagnostic as it stands in JSON reports.
 *
 * @example
 * for (const line of report.split('\n')) Diagnostic.parse(JSON.parse(line))
 */
export const Diagnostic: z.ZodType<DiagnosticType, DiagnosticType> = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  help: z.string().optional(),
  field: z.array(z.string()).optional(),
  position: Position.optional(),
  file: z.string().optional(),
  url: z.string().optional(),
  fix: z.array(TextEdit).optional(),
})

/** What was found in a post; see the schema of the same name. */
export type Diagnostic = DiagnosticType
