import { VFileMessage } from 'vfile-message'
import type { Diagnostic } from './diagnostic.js'

/**
 * Turns a diagnostic into the message that unified, remark and rehype tools report.
 *
 * The code becomes `ruleId` (with `source: 'postmatter'`), `help` becomes `note`, and `fatal` is true for an error,
 * false for a warning and undefined for an info, as vfile has it.
 *
 * @example
 * file.messages.push(...diagnostics.map(toVFileMessage))
 */
export function toVFileMessage(diagnostic: Diagnostic): VFileMessage {
  const message = new VFileMessage(diagnostic.message, {
    source: 'postmatter',
    ruleId: diagnostic.code,
    ...(diagnostic.position && { place: diagnostic.position }),
  })
  message.fatal = { error: true, warning: false, info: undefined }[diagnostic.severity]
  if (diagnostic.help !== undefined) message.note = diagnostic.help
  if (diagnostic.url !== undefined) message.url = diagnostic.url
  if (diagnostic.file !== undefined) message.file = diagnostic.file
  return message
}
