import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readingsOf } from '../../src/model/readings-of.js'
import { FrontMatter, PostDate } from '../../src/schema/index.js'

const text = { as: 'text', nullable: false }
const yaml = { as: 'yaml' }

describe('readingsOf', () => {
  test.each<[string, z.ZodType, object]>([
    ['a string', z.string(), text],
    ['a string format', z.email(), text],
    ['an optional string with a default', z.string().optional().default('a'), text],
    ['a nullable string', z.string().nullable(), { as: 'text', nullable: true }],
    ['an enum of strings', z.enum(['1984', 'yes']), text],
    ['a literal string', z.literal('yes'), text],
    ['a literal number', z.literal(1), yaml],
    ['a codec from text', PostDate, text],
    ['a stringbool', z.stringbool(), text],
    ['a preprocessed string', z.preprocess((value) => value, z.string()), text],
    ['a date', z.date(), { as: 'date', nullable: false }],
    ['a coercing date', z.coerce.date(), text],
    ['a number', z.number(), yaml],
    ['a union of texts', z.union([z.literal('a'), z.string().nullable()]), { as: 'text', nullable: true }],
    ['a union of text and number', z.union([z.string(), z.number()]), yaml],
    ['a list of strings', z.array(z.string()), { as: 'list', items: text }],
    ['an object', z.object({ a: z.string() }), { as: 'record', keys: { a: text }, rest: yaml }],
    ['a record', z.record(z.string(), z.string()), { as: 'record', keys: {}, rest: text }],
    ['anything', z.unknown(), yaml],
  ])('reads %s as its input wants it', (_, schema, reading) => {
    expect(readingsOf(z.object({ key: schema })).key).toEqual(reading)
  })

  test('knows the archiver’s keys in an extended FrontMatter', () => {
    const readings = readingsOf(FrontMatter.extend({ translator: z.string() }))
    expect(Object.keys(readings).sort()).toEqual([
      'author',
      'categories',
      'comments',
      'date',
      'from',
      'layout',
      'tags',
      'title',
      'translator',
    ])
  })

  test('comes to an end on a schema that holds itself, and on one that is made anew at every look', () => {
    expect(readingsOf(z.object({ data: z.json() })).data).toEqual(yaml)
    let looks = 0
    const endless = (): z.ZodType =>
      z.lazy(() => {
        looks++
        return z.union([z.array(endless()), z.record(z.string(), endless())])
      })
    expect(readingsOf(z.object({ data: endless() })).data).toEqual(yaml)
    expect(looks).toBeLessThan(2_000)
  })
})
