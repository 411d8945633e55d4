import { type ParseArgsConfig, parseArgs } from 'node:util'
import { suggest } from '../source/suggest.js'
import { UsageError } from './usage-error.js'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError for an option that the command does not know, with the one that was probably meant.
 */
export function parseCommand<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(message.split('. ')[0]!)
    const name = /'-*([^'\s]*)/.exec(message)?.[1] ?? ''
    const meant = suggest(name, Object.keys(options))
    throw new UsageError(`There is no option --${name}.${meant ? ` Did you mean --${meant}?` : ''}`)
  }
}
