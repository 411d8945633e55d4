import { type ParseArgsConfig, parseArgs } from 'node:util'
import { suggest } from '../source/suggest.js'
import { UsageError } from './usage-error.js'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError for an option that the command does not know, with the one that was probably meant; for one that lacks its
 * value; for a value of one that takes none; and for an empty path, such as that of a variable that is not set.
 */
export function parseCommand<T extends Options>(args: readonly string[], options: T) {
  // First without Node's own complaints, whose words differ from version to version.
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'option') assertOption(token, args[token.index]!, options)
    if (token.kind === 'positional' && token.value === '') throw new UsageError('One of the paths is empty.')
  }
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
}

type OptionToken = { name: string; rawName: string; value: string | undefined; inlineValue: boolean | undefined }

function assertOption({ name, rawName, value, inlineValue }: OptionToken, written: string, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (!option) throw unknownOption(written.split('=')[0]!, options)
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    return
  }
  if (!value) throw new UsageError(`${rawName} needs a value.`)
  if (!inlineValue && value.startsWith('-')) {
    throw new UsageError(
      `${rawName} needs a value, and ${value} looks like an option. A value that begins so: ${rawName}=${value}`,
    )
  }
}

/** @param written with its dashes, of which one may be missing: `-format` is four short options to Node. */
function unknownOption(written: string, options: Options): UsageError {
  const meant = suggest(written.replace(/^-+/, ''), Object.keys(options))
  return new UsageError(`There is no option ${written}.${meant ? ` Did you mean --${meant}?` : ''}`)
}
