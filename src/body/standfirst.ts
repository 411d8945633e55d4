import type { Element } from 'hast'
import { fewBelow } from './elements.js'
import type { RecognizerContext } from './recognizer.js'
import { visibleText } from './visible-text.js'

const heading = /^h[1-6]$/
const han = /\p{Script=Han}/gu
// In columns of a terminal, where a Han character takes two: the name of a section is no sentence.
const shortest = 24

// Each is looked for in all of the body; one with more of them is no article.
const mostAsked = 20

/**
 * Whether a header holds a standfirst that stands nowhere else: a second heading that says more than the name of a section,
 * and neither what the title nor what the body says.
 */
export function holdsStandfirst(header: Element, context: RecognizerContext): boolean {
  const [first, ...others] = (fewBelow(header, 80) ?? []).filter(({ tagName }) => heading.test(tagName))
  if (!first) return false
  const said = `${context.title ?? ''}\n${visibleText(first)}`
  return others.some((other) => {
    const text = visibleText(other)
    const columns = text.length + (text.match(han)?.length ?? 0)
    return columns >= shortest && !said.includes(text) && !isSaidTwice(text, context)
  })
}

function isSaidTwice(text: string, { memory, parents }: RecognizerContext): boolean {
  const body = memory(createBody)
  if (body.asked++ >= mostAsked) return false
  body.text ??= visibleText(parents[0]!)
  return body.text.indexOf(text) !== body.text.lastIndexOf(text)
}

function createBody(): { text?: string; asked: number } {
  return { asked: 0 }
}
