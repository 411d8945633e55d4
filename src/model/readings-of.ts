import type * as z from 'zod'
import { type Reading, textReading, yamlReading } from '../front-matter/reading.js'

type Def = z.core.$ZodTypeDef & Record<string, unknown>

const cache = new WeakMap<z.core.$ZodType, Readonly<Record<string, Reading>>>()

/**
 * How each key of a front matter schema is to be read: strings as the text that is written, dates as instants, the rest
 * as YAML. Looks through optional, nullable, default, codecs and the like, to what the schema takes in.
 *
 * @example
 * readingsOf(FrontMatter.extend({ translator: z.string() })).translator // { as: 'text', nullable: false }
 */
export function readingsOf(schema: z.core.$ZodType): Readonly<Record<string, Reading>> {
  const known = cache.get(schema)
  if (known) return known
  const reading = readingOf(schema, { open: new Set(), looks: 0 })
  const readings = reading.as === 'record' ? reading.keys : {}
  cache.set(schema, readings)
  return readings
}

/** The schemas that are being looked at, to notice those that hold themselves, and how many looks were taken. */
type Walk = { open: Set<z.core.$ZodType>; looks: number }

// z.lazy can make a new schema at every look, so that there is no end; no schema that people write comes near this.
const maxLooks = 1_000

function readingOf(schema: z.core.$ZodType, walk: Walk): Reading {
  if (walk.open.has(schema) || ++walk.looks > maxLooks) return yamlReading
  walk.open.add(schema)
  const reading = look(schema, walk)
  walk.open.delete(schema)
  return reading
}

function look(schema: z.core.$ZodType, walk: Walk): Reading {
  const def = schema._zod.def as Def
  const inner = (next: unknown) => readingOf(next as z.core.$ZodType, walk)
  switch (def.type) {
    case 'string':
    case 'template_literal':
      return textReading
    case 'date':
      // A coercing schema takes whatever was written.
      return def.coerce ? textReading : { as: 'date', nullable: false }
    case 'enum':
      return Object.values(def.entries as object).every((value) => typeof value === 'string')
        ? textReading
        : yamlReading
    case 'literal':
      return (def.values as unknown[]).every((value) => typeof value === 'string') ? textReading : yamlReading
    case 'nullable':
      return nullable(inner(def.innerType))
    case 'optional':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'success':
      return inner(def.innerType)
    case 'pipe':
      return inner((def.in as z.core.$ZodType)._zod.def.type === 'transform' ? def.out : def.in)
    case 'lazy':
      return inner((def.getter as () => unknown)())
    case 'union':
      return common((def.options as unknown[]).map(inner))
    case 'array':
      return { as: 'list', items: inner(def.element) }
    case 'object':
      return recordOf(def.shape as Record<string, unknown>, def.catchall ? inner(def.catchall) : yamlReading, inner)
    case 'record':
      return { as: 'record', keys: {}, rest: inner(def.valueType) }
    default:
      return yamlReading
  }
}

function recordOf(shape: Record<string, unknown>, rest: Reading, inner: (schema: unknown) => Reading): Reading {
  const keys = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, inner(schema)]))
  return { as: 'record', keys, rest }
}

function nullable(reading: Reading): Reading {
  return reading.as === 'text' || reading.as === 'date' ? { ...reading, nullable: true } : reading
}

/** A union reads as text only when all of its members do: of the others YAML has to tell which one is meant. */
function common(readings: Reading[]): Reading {
  if (!readings.every((reading) => reading.as === 'text')) return yamlReading
  return { as: 'text', nullable: readings.some((reading) => reading.as === 'text' && reading.nullable) }
}
