import type { Element, Properties } from 'hast'
import { find, html } from 'property-information'

// The same characters as hast-util-to-html, by which this is tested; it has no way to write the tags of one element only.
const inText: Readonly<Record<string, string>> = { '<': '&#x3C;', '&': '&#x26;' }
const inAttribute: Readonly<Record<string, string>> = {
  '\0': '&#x0;',
  '"': '&#x22;',
  '&': '&#x26;',
  "'": '&#x27;',
  '`': '&#x60;',
}

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Text, as it stands in html between tags. */
export function escapeText(text: string): string {
  return /[<&]/.test(text) ? text.replace(/[<&]/g, (character) => inText[character]!) : text
}

/** An element around html that is given. Of elements that hold nothing, such as images, there is only the tag. */
export function wrapHtml({ tagName, properties }: Pick<Element, 'tagName' | 'properties'>, content: string): string {
  const tag = `<${tagName}${attributes(properties)}>`
  return content === '' && voids.has(tagName) ? tag : `${tag}${content}</${tagName}>`
}

type Attribute = { name: string; separator: string; isBoolean: boolean; isOverloaded: boolean }

const known = new Map<string, Attribute>()

/** How a property is written. Only those of the schema are remembered: there is no end of other names. */
function attributeOf(property: string): Attribute {
  const remembered = known.get(property)
  if (remembered) return remembered
  const info = find(html, property)
  const attribute = {
    name: info.attribute,
    separator: info.commaSeparated ? ', ' : ' ',
    isBoolean: info.boolean === true || info.overloadedBoolean === true,
    isOverloaded: info.overloadedBoolean === true,
  }
  if (info.defined) known.set(property, attribute)
  return attribute
}

function attributes(properties: Properties): string {
  let written = ''
  for (const property in properties) {
    const value = properties[property]
    if (value === null || value === undefined || value === false || Number.isNaN(value)) continue
    const { name, separator, isBoolean, isOverloaded } = attributeOf(property)
    const isOn =
      value === true || (isBoolean && (value === '' || value === name || (!isOverloaded && typeof value !== 'string')))
    if (isBoolean && value === 0) continue
    // Names with other characters are of no attribute that a reader needs, and could end the tag.
    if (!/^[a-z][\w:.-]*$/i.test(name)) continue
    if (isOn) written += ` ${name}`
    else {
      const text = Array.isArray(value) ? value.join(separator) : String(value)
      written += ` ${name}="${/[\0"&'`]/.test(text) ? text.replace(/[\0"&'`]/g, (character) => inAttribute[character]!) : text}"`
    }
  }
  return written
}
