import { relative } from 'node:path'
import { run } from '../../src/cli/run.js'
import { fakeTerminal } from './fake-terminal.js'

/** Runs a command line in which `@` stands for a folder, and takes the folder's path out of what is printed. */
export async function cli(folder: string, ...args: string[]) {
  const terminal = fakeTerminal()
  const path = relative(process.cwd(), folder) || 'no-folder'
  const status = await run(
    args.map((arg) => arg.replace('@', path)),
    terminal,
  )
  const tidy = (text: string) => text.replaceAll(`${path}/`, '@/').replaceAll(path, '@')
  return { status, out: tidy(terminal.stdout), err: tidy(terminal.stderr) }
}
