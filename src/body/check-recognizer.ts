// hast has names of elements in small letters, but for those of SVG, such as foreignObject.
const tagName = /^[a-z][\w:-]*$/
// Names of classes may hold what a selector would not, such as the colon and the slash of md:w-1/2.
const className = /^\.[^\s.,#>+~*[\]]+$/

/**
 * For recognisers that would silently never be asked, or fail at every element.
 *
 * @throws TypeError that says what is wrong.
 */
export function checkRecognizer(recognizer: unknown): void {
  const { name, match, annotate } = Object(recognizer) as Record<string, unknown>
  if (typeof name !== 'string' || name === '') throw new TypeError('A recogniser has a name, such as "pull-quote".')
  if (typeof annotate !== 'function') throw new TypeError(`The recogniser ${name} has no function annotate.`)
  const matches = [match].flat()
  const wrong = matches.findIndex((one) => !isMatch(one))
  if (wrong === -1 && matches.length > 0) return
  const given = matches.length === 0 ? 'nothing' : inWords(matches[wrong])
  throw new TypeError(
    `The recogniser ${name} cannot match ${given}: a match is a tag name in small letters ('figure'), the name of one class ('.wp-caption'), an expression for names of classes and ids, without the flags g and y (/^share-/), '*' for every element, or a list of these. Look at what stands around an element in annotate.`,
  )
}

function isMatch(match: unknown): boolean {
  if (match instanceof RegExp) return !match.global && !match.sticky
  return typeof match === 'string' && (match === '*' || tagName.test(match) || className.test(match))
}

function inWords(match: unknown): string {
  return typeof match === 'string' ? JSON.stringify(match) : String(match)
}
