import { endOfLine } from '../source/lines.js'

/** What separates words in YAML; other white space, such as U+00A0, belongs to them. */
export function isYamlSpace(unit: string): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r'
}

/** The next offset that is neither white space nor a comment. */
export function skipToContent(input: string, offset: number): number {
  for (;;) {
    const unit = input.charCodeAt(offset)
    if (unit === 32 || unit === 9 || unit === 10 || unit === 13) offset++
    else if (unit === 35 && (offset === 0 || isYamlSpace(input[offset - 1]!))) offset = endOfLine(input, offset)
    else return offset
  }
}
