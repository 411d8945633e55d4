import picocolors from 'picocolors'
import type { Terminal } from '../../src/cli/terminal.js'

/** A terminal without colours that keeps what was written to it. */
export function fakeTerminal(columns = 100): Terminal & { stdout: string; stderr: string } {
  const plain = picocolors.createColors(false)
  return {
    stdout: '',
    stderr: '',
    async out(text) {
      this.stdout += text
    },
    err(text) {
      this.stderr += text
    },
    outColors: plain,
    errColors: plain,
    outIsTerminal: false,
    errIsTerminal: false,
    columns,
    errColumns: columns,
  }
}
