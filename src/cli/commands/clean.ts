import { cleanPost } from '../../transform/clean/clean-post.js'
import { type CleanPreset, cleanPresets } from '../../transform/clean/clean-presets.js'
import { describeChanges } from '../describe-changes.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import { rewriteFiles } from '../rewrite-files.js'
import type { Terminal } from '../terminal.js'
import { noSuch, UsageError } from '../usage-error.js'

export const help = `Usage: postmatter clean [--check | --diff | --write] [options] <paths>

Takes out of the bodies of posts what does not belong to the article. Only what
must change is changed: a diff of the files shows nothing else. Without --check,
--diff or --write, prints one cleaned post.

Options
  --preset <name>   what to clean; default: reader
                      safe     what could execute, submit or load
                      archive  that, and what tracks readers; all that could be
                               evidence stays
                      reader   all that is no part of the article
                               (docs/cleaning.md lists the steps)
  --skip <step>     leave out a step, such as drop-empty-paragraphs; may be
                    given more than once
  --check           name the files that are not clean, and change nothing
  --diff            show what would change in each, where and why, and change
                    nothing
  --write           rewrite them, each atomically; clean files are not touched
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0    everything is clean now, or was shown
  1    a file is not clean (--check), or a post is malformed
  2    could not run, or a file could not be read or written
  130  was interrupted (--write): no file is half rewritten

Examples
  postmatter clean --diff archived/2020-09
  postmatter clean --write --preset archive archived
`

/** Runs `postmatter clean` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    preset: { type: 'string' },
    skip: { type: 'string', multiple: true },
    check: { type: 'boolean' },
    diff: { type: 'boolean' },
    write: { type: 'boolean' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  const modes = (['check', 'diff', 'write'] as const).filter((mode) => values[mode])
  if (modes.length > 1) throw new UsageError('--check, --diff and --write exclude one another.')
  if (positionals.length === 0) throw new UsageError('Name the files or folders to clean.')
  const preset = presetNamed(values.preset ?? 'reader')
  for (const name of values.skip ?? []) assertStep(name, preset)
  return rewriteFiles(
    {
      paths: positionals,
      ignore: values.ignore,
      mode: modes[0] ?? 'print',
      rewrite(given) {
        const { document, changes } = cleanPost(given, { preset, skip: values.skip })
        return { text: document.source, details: describeChanges(changes, terminal) }
      },
      words: { modes: '--check, --diff or --write', changed: 'not clean', unchanged: 'clean' },
    },
    terminal,
  )
}

/**
 * The preset of a name that somebody typed.
 *
 * @param others what may be typed besides.
 */
export function presetNamed(name: string, others: readonly string[] = []): CleanPreset {
  if (Object.hasOwn(cleanPresets, name)) return name as CleanPreset
  throw noSuch('preset', name, [...others, ...Object.keys(cleanPresets)])
}

function assertStep(name: string, preset: CleanPreset): void {
  const steps = cleanPresets[preset].map((step) => step.name)
  if (!steps.includes(name)) throw noSuch(`step of the preset ${preset}`, name, steps, 'Steps')
}
