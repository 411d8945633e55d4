import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { isPlain } from '../../src/front-matter/plain.js'
import { resolveScalar } from '../../src/front-matter/resolve-scalar.js'
import { lookAlikes, text } from '../support/arbitrary-post.js'

const byEngine = (value: string) => (yaml.safeLoad(`key: ${value}`) as { key: unknown }).key

describe('resolveScalar', () => {
  test.each<[string, unknown]>([
    ['~', null],
    ['null', null],
    ['Null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['yes', 'yes'],
    ['off', 'off'],
    ['y', 'y'],
    ['0', 0],
    ['-0', 0],
    ['7', 7],
    ['+7', 7],
    ['0123', 83],
    ['089', '089'],
    ['0x1F', 31],
    ['0b101', 5],
    ['0o17', '0o17'],
    ['1_000', 1000],
    ['1:30', 90],
    ['1:30:15', 5415],
    ['1.50', 1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.Inf', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['2020-09-04', new Date('2020-09-04T00:00:00Z')],
    ['2020-09-04 08:00:00 +8', new Date('2020-09-04T00:00:00Z')],
    ['2020-9-4', '2020-9-4'],
    ['<<', '<<'],
    ['=', '='],
    ['漢字', '漢字'],
    ['constructor', 'constructor'],
  ])('reads %j as YAML 1.1 does', (written, value) => {
    expect(resolveScalar(written)).toEqual(value)
    if (written !== '<<') expect(resolveScalar(written)).toEqual(byEngine(written))
  })

  test('agrees with js-yaml on every plain text', () => {
    const number = fc.stringMatching(/^[-+]?[0-9._:eExXbo]{1,8}$/)
    const date = fc.stringMatching(
      /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d\d(:\d\d(\.\d{0,4})?)?( ?(Z|[-+]\d{1,2}(:\d\d)?))?)?$/,
    )
    fc.assert(
      fc.property(fc.oneof(text, number, date, fc.constantFrom(...lookAlikes)), (value) => {
        fc.pre(isPlain(value))
        expect(resolveScalar(value)).toEqual(byEngine(value))
      }),
      { numRuns: 5_000 },
    )
  })
})
