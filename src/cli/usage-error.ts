import { suggest } from '../source/suggest.js'

/** The command line cannot be understood or carried out: the process ends with status 2 and this message. */
export class UsageError extends Error {}

/**
 * The error that a name is none of those there are, with the one that was probably meant.
 *
 * @example
 * noSuch('preset', 'strickt', ['recommended', 'strict']).message
 * // 'There is no preset "strickt". Did you mean strict? Presets: recommended, strict.'
 */
export function noSuch(what: string, name: string, known: readonly string[], list = pluralOf(what)): UsageError {
  const meant = suggest(name, known)
  return new UsageError(
    `There is no ${what} "${name}".${meant ? ` Did you mean ${meant}?` : ''} ${list}: ${known.join(', ')}.`,
  )
}

function pluralOf(what: string): string {
  return `${what[0]!.toUpperCase()}${what.slice(1)}s`
}

/** The error that there is nothing to do. */
export function noPosts(inputs: readonly string[]): UsageError {
  return new UsageError(`No post was found in ${inputs.join(', ')}: no file there ends in .md, or all are left out.`)
}
