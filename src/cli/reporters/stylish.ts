import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import { excerptOf, visible } from '../excerpt.js'
import type { Colors } from '../terminal.js'
import type { FileReport, Reporter, Totals } from './report.js'

/** For people: each finding with its place, the line of source and a caret below it, and what to do. */
export function stylishReporter(colors: Colors, columns: number): Reporter {
  return {
    begin: () => '',
    file: (report) => report.diagnostics.map((diagnostic) => show(diagnostic, report, colors, columns)).join(''),
    end: (totals) => `${summary(totals, colors)}\n`,
  }
}

function show(diagnostic: Diagnostic, { path, source }: FileReport, colors: Colors, columns: number): string {
  const { position, severity, message, code, help } = diagnostic
  const place = position ? `:${position.start.line}:${position.start.column}` : ''
  const paint = severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.blue
  const lines = [
    `${colors.underline(visible(path))}${place}`,
    `  ${paint(severity)}  ${visible(message)}  ${colors.dim(code)}`,
    ...(position && source !== undefined ? excerptLines(source, position, colors, paint, columns) : []),
    ...(help ? [`  ${colors.cyan('help')}  ${visible(help)}`] : []),
    '',
    '',
  ]
  return lines.join('\n')
}

function excerptLines(
  source: string,
  position: NonNullable<Diagnostic['position']>,
  colors: Colors,
  paint: Colors['red'],
  columns: number,
): string[] {
  const gutter = String(position.start.line)
  const { text, marker } = excerptOf(source, position, Math.max(40, columns - gutter.length - 8))
  return [
    `  ${colors.dim(`${gutter} |`)} ${text}`,
    `  ${colors.dim(`${' '.repeat(gutter.length)} |`)} ${paint(marker)}`,
  ]
}

function summary(totals: Totals, colors: Colors): string {
  const { files, valid, invalid, notChecked, errors, warnings } = totals
  const parts = [
    `${count(files, 'file')}: ${valid} valid`,
    ...(invalid ? [colors.red(`${invalid} invalid`)] : []),
    ...(notChecked ? [colors.red(`${notChecked} not checked`)] : []),
  ]
  const findings = [...(errors ? [count(errors, 'error')] : []), ...(warnings ? [count(warnings, 'warning')] : [])]
  const sign = invalid || notChecked ? colors.red('✖') : colors.green('✔')
  return `${sign} ${parts.join(', ')}${findings.length ? ` (${findings.join(', ')})` : ''}`
}
