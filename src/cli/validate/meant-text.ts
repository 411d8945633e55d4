/** As much of a line is named on either side of a place that says nothing by itself: bodies are mostly one long line. */
const around = 100

/** As much of an element: what begins there and never ends must not be gone through to the end of the post for each finding. */
const longest = 10_000

const tagName = /^<([a-z][a-z0-9:-]*)(?=[\s/>])/i
const endTag = /^<\/[^>]*>$/
const says = /[\p{L}\p{N}]/u
/** These have no end tag. */
const empty = new Set('area base br col embed frame hr img input link meta param source track wbr'.split(' '))
/** What stands in these is text up to their end tag, and all of the rest where there is none. */
const raw = new Set('iframe noembed noframes script style textarea title xmp'.split(' '))

/**
 * The text that a finding is about: that of its range; where this is the start tag of an element, the element; and where it says nothing by
 * itself, what stands around it. By it findings are told from one another, wherever in the file they stand.
 */
export function meantText(source: string, start: number, end: number): string {
  const text = source.slice(start, end)
  const name = startTagName(text)
  if (name !== undefined) return text + elementRest(source.slice(end, end + longest), name)
  return says.test(text) && !endTag.test(text) ? text : surroundings(source, start, end)
}

/** The name of the element where a text is its start tag, and no more. */
function startTagName(text: string): string | undefined {
  const name = tagName.exec(text)?.[1]
  if (name === undefined || !text.endsWith('>')) return undefined
  let quote = ''
  // A pattern would need more stack than there is for a tag that holds a picture.
  for (let at = 0; at < text.length - 1; at++) {
    const character = text[at]!
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '>') return undefined
    else if (character === '"' || character === "'") quote = character
  }
  return quote === '' ? name.toLowerCase() : undefined
}

function surroundings(source: string, start: number, end: number): string {
  const before = source.slice(Math.max(0, start - around), start)
  const after = source.slice(end, end + around)
  return before.slice(before.lastIndexOf('\n') + 1) + source.slice(start, end) + after.slice(0, lineEnd(after, 0))
}

/**
 * An element without its start tag, as far as its tags say it: there is no tree here. Without an end tag, to the end of its line.
 *
 * @param rest what stands behind its start tag.
 */
function elementRest(rest: string, name: string): string {
  if (empty.has(name)) return ''
  const mark = new RegExp(raw.has(name) ? `<(/)${name}(?=[\\s/>])` : `<!--|<(/?)${name}(?=[\\s/>])`, 'gi')
  let depth = 1
  for (let match = mark.exec(rest); match; match = mark.exec(rest)) {
    const [text, slash] = match
    if (text === '<!--') {
      const commentEnd = rest.indexOf('-->', mark.lastIndex)
      if (commentEnd === -1) break
      mark.lastIndex = commentEnd
    } else if (slash === '/') {
      if (--depth === 0) return rest.slice(0, mark.lastIndex)
    }
    // A paragraph ends where the next one begins.
    else if (name === 'p') return rest.slice(0, match.index)
    else depth++
  }
  return raw.has(name) ? rest : rest.slice(0, lineEnd(rest, 0))
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
