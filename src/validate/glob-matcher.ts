import picomatch from 'picomatch'

/** Tells whether one of some globs matches a path in one of its spellings; one that is negated, in all of them. */
export function globMatcher(globs: string | readonly string[]): (spellings: readonly string[]) => boolean {
  const matchers = [globs].flat().map((glob) => {
    const matches = picomatch(glob, { dot: true })
    const { negated } = picomatch.scan(glob)
    return (spellings: readonly string[]) =>
      negated ? spellings.every((path) => matches(path)) : spellings.some((path) => matches(path))
  })
  return (spellings) => matchers.some((matches) => matches(spellings))
}
