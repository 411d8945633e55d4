import { packageFile } from '../package-file.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import type { Terminal } from '../terminal.js'
import { noSuch, UsageError } from '../usage-error.js'

const names = ['front-matter', 'post']

export const help = `Usage: postmatter schema [--help] [front-matter | post]

Prints a JSON Schema (draft 2020-12):
  front-matter   the front matter as it stands in the file, for editors and
                 other tools
  post           the model that parsePost gives, as JSON

Without a name, prints both in one object, under their names.

Example
  postmatter schema front-matter > front-matter.schema.json
`

/** Runs `postmatter schema` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { help: { type: 'boolean', short: 'h' } })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  const [name, ...more] = positionals
  if (more.length > 0) throw new UsageError('Name one schema, or none for both.')
  if (name === undefined) {
    const both = Object.fromEntries(names.map((each) => [each, JSON.parse(read(each))]))
    await terminal.out(`${JSON.stringify(both, null, 2)}\n`)
    return 0
  }
  if (!names.includes(name)) throw noSuch('schema', name, names)
  await terminal.out(read(name))
  return 0
}

function read(name: string): string {
  return packageFile(`schema/${name}.json`)
}
