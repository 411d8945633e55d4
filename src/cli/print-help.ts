import type { Terminal } from './terminal.js'

/** Prints the help of a command, on a narrow terminal in shorter lines. */
export async function printHelp(help: string, terminal: Terminal): Promise<void> {
  const { outIsTerminal, columns } = terminal
  const isNarrow = outIsTerminal && help.split('\n').some((line) => line.length > columns)
  // Loaded only where it is needed: help is to be there at once.
  await terminal.out(isNarrow ? (await import('./wrap-lines.js')).wrapLines(help, columns) : help)
}
