import { parse as parseCommas } from 'comma-separated-tokens'
import type { Properties } from 'hast'
import type { Token } from 'parse5'
import { find, html, type Info, type Schema, svg } from 'property-information'
import { parse as parseSpaces } from 'space-separated-tokens'

type Name = { info: Info; isText: boolean }

// Names are looked up once: a post repeats the same few. Broken markup makes up new ones without end, so the memory of
// them is bounded. Null is a name that is left out.
const maxNames = 5_000
const names = { html: new Map<string, Name | null>(), svg: new Map<string, Name | null>() }

function nameOf(schema: Schema, written: string): Name | null {
  const known = schema.space === 'svg' ? names.svg : names.html
  let name = known.get(written)
  if (name === undefined) {
    if (known.size >= maxNames) known.clear()
    const info = find(schema, written)
    name = written in Object.prototype ? null : { info, isText: isText(info) }
    known.set(written, name)
  }
  return name
}

/** Whether values of an attribute are nothing but text. */
function isText({ spaceSeparated, commaSeparated, commaOrSpaceSeparated, boolean, overloadedBoolean, number }: Info) {
  return !(spaceSeparated || commaSeparated || commaOrSpaceSeparated || boolean || overloadedBoolean || number)
}

/**
 * The attributes of an element as hast properties, the same as hast-util-from-parse5 makes of them: by property name,
 * lists split, numbers and booleans resolved. Attributes named like a member of every object are left out there too.
 */
export function toProperties(attributes: readonly Token.Attribute[], isSvg: boolean): Properties {
  const properties: Properties = {}
  for (const { prefix, name: localName, value } of attributes) {
    const name = nameOf(isSvg ? svg : html, prefix ? `${prefix}:${localName}` : localName)
    if (!name) continue
    const { property } = name.info
    if (property === 'className') {
      // Broken markup may have two attributes of that name: `class` and `classname`.
      const result = toValue(name.info, value) as string[]
      properties.className = properties.className ? [...(properties.className as string[]), ...result] : result
    } else properties[property] = name.isText ? value : toValue(name.info, value)
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
