import yaml from 'js-yaml'

type ImplicitType = { resolve(data: unknown): boolean; construct(data: unknown): unknown }

// The types that js-yaml itself tries on a plain scalar, in its order. The property is internal, so a test holds
// resolveScalar against safeLoad.
const implicitTypes = (yaml.DEFAULT_SAFE_SCHEMA as unknown as { compiledImplicit: ImplicitType[] }).compiledImplicit

/**
 * What YAML reads a plain scalar as: null, a boolean, a number, a Date, or the text itself.
 *
 * @example
 * resolveScalar('0123') // 83
 * resolveScalar('yes') // 'yes'
 */
export function resolveScalar(text: string): string | number | boolean | null | Date {
  const type = implicitTypes.find((candidate) => candidate.resolve(text))
  return (type ? type.construct(text) : text) as string | number | boolean | null | Date
}
