import * as z from 'zod'
import { suggest } from '../source/suggest.js'
import { ruleFault } from './rule-fault.js'

const Level = z.enum(['off', 'info', 'warning', 'error'])
const Setting = z.union([Level, z.tuple([Level, z.looseObject({})])], {
  error: 'a level is off, info, warning or error, alone or in a list with the options of the rule',
})
const Settings = z.record(z.string(), Setting.optional())
const Glob = z.string().min(1, 'a glob cannot be empty')
const Globs = z.array(Glob, { error: 'this is a list of globs, such as ["**/README.md"]' })
const Override = z.strictObject({
  files: z.union([Glob, Globs], { error: 'this is a glob, or a list of globs' }),
  rules: Settings,
})
const Preset = z.enum(['recommended', 'strict'])
const isSchema = (value: unknown) => typeof value === 'object' && value !== null && '_zod' in value
const AnyRule = z.custom((value) => ruleFault(value) === undefined, {
  error: ({ input }) => ruleFault(input),
})

/** What an override may hold. */
export const overrideKeys = Object.keys(Override.shape)

/** What a configuration may hold; whether its rules and options exist is looked up afterwards. */
export const ConfigSchema = z.strictObject({
  $schema: z.string().optional(),
  get extends() {
    const Base = z.union([Preset, ConfigSchema])
    const error = ({ input }: { input?: unknown }) => {
      const meant = typeof input === 'string' ? suggest(input, Preset.options) : undefined
      return `this is recommended, strict, a configuration, or a list of these${meant ? ` (did you mean "${meant}"?)` : ''}`
    }
    return z.union([Base, z.array(Base)], { error }).optional()
  },
  rules: Settings.optional(),
  overrides: z.array(Override).optional(),
  ignore: Globs.optional(),
  customRules: z.array(AnyRule).optional(),
  frontMatter: z.custom(isSchema, 'a front matter schema is one of Zod').optional(),
})
