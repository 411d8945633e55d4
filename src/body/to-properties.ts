import { parse as parseCommas } from 'comma-separated-tokens'
import type { Properties } from 'hast'
import type { Token } from 'parse5'
import { find, html, type Info, type Schema, svg } from 'property-information'
import { parse as parseSpaces } from 'space-separated-tokens'

// Names are looked up once: a post repeats the same few. Broken markup makes up new ones without end, so the memory of
// them is bounded.
const maxNames = 5_000
const known = { html: new Map<string, Info>(), svg: new Map<string, Info>() }

function infoOf(schema: Schema, name: string): Info {
  const names = schema.space === 'svg' ? known.svg : known.html
  let info = names.get(name)
  if (!info) {
    if (names.size >= maxNames) names.clear()
    info = find(schema, name)
    names.set(name, info)
  }
  return info
}

/**
 * The attributes of an element as hast properties, the same as hast-util-from-parse5 makes of them: by property name,
 * lists split, numbers and booleans resolved. Attributes named like a member of every object are left out there too.
 */
export function toProperties(attributes: readonly Token.Attribute[], isSvg: boolean): Properties {
  const schema = isSvg ? svg : html
  const properties: Properties = {}
  for (const { prefix, name: localName, value } of attributes) {
    const name = prefix ? `${prefix}:${localName}` : localName
    if (name in Object.prototype) continue
    const info = infoOf(schema, name)
    const { property } = info
    const result = toValue(info, value)
    const classes = property === 'className' ? properties.className : undefined
    properties[property] = Array.isArray(classes)
      ? [...classes, ...(Array.isArray(result) ? result : [String(result)])]
      : result
  }
  return properties
}

function toValue(info: Info, value: string): Properties[string] {
  if (info.spaceSeparated)
    return /\s/.test(value) || value === '' ? toList(info, parseSpaces(value)) : [toPrimitive(info, value)]
  if (info.commaSeparated) return toList(info, parseCommas(value))
  if (info.commaOrSpaceSeparated) return toList(info, parseSpaces(parseCommas(value).join(' ')))
  const isFlag = info.boolean || info.overloadedBoolean
  if (isFlag && (value === '' || value.toLowerCase() === info.property.toLowerCase())) return true
  return toPrimitive(info, value)
}

function toList(info: Info, items: readonly string[]): (string | number)[] {
  return items.map((item) => toPrimitive(info, item))
}

function toPrimitive(info: Info, value: string): string | number {
  return info.number && value && !Number.isNaN(Number(value)) ? Number(value) : value
}
