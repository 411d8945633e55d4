import picocolors from 'picocolors'
import { errorReason } from '../archive/error-reason.js'

export type Colors = ReturnType<typeof picocolors.createColors>

/** Where a command writes: data on `out`, all else on `err`. */
export type Terminal = {
  /** Writes data, and waits while the reader is slower than the command. */
  out(text: string): Promise<void>
  err(text: string): void
  /** Colours for `out` and for `err`: each only where it is a terminal, or as NO_COLOR and FORCE_COLOR say. */
  outColors: Colors
  errColors: Colors
  /** Whether `out` and `err` are terminals, on which a line can be drawn over and has a width. */
  outIsTerminal: boolean
  errIsTerminal: boolean
  /** Columns of `out` and of `err` as they are now, 100 where it is no terminal. */
  readonly columns: number
  readonly errColumns: number
}

/** The terminal of this process. A reader that goes away (`| head`) ends the process quietly, a full disk with a line that says so. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') stderr.write(`postmatter: The output cannot be written: ${errorReason(error)}.\n`)
    // Not everything was told, so this is not status 0 or 1.
    process.exit(2)
  })
  // What is said besides can be missed: the run goes on, and its status is its own.
  stderr.on('error', () => undefined)
  return {
    out: (text) => (stdout.write(text) ? Promise.resolve() : new Promise((resolve) => stdout.once('drain', resolve))),
    err: (text) => void stderr.write(text),
    outColors: picocolors.createColors(wantsColor(stdout.isTTY)),
    errColors: picocolors.createColors(wantsColor(stderr.isTTY)),
    // A dumb terminal cannot draw over a line.
    outIsTerminal: stdout.isTTY === true && process.env.TERM !== 'dumb',
    errIsTerminal: stderr.isTTY === true && process.env.TERM !== 'dumb',
    get columns() {
      return stdout.columns || 100
    },
    get errColumns() {
      return stderr.columns || 100
    },
  }
}

function wantsColor(isTerminal: boolean | undefined): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal === true && TERM !== 'dumb'
}
