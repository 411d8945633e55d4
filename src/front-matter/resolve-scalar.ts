import yaml from 'js-yaml'

type ImplicitType = { resolve(data: unknown): boolean; construct(data: unknown): unknown }

// The types that js-yaml itself tries on a plain scalar, in its order. The property is internal, so a test holds
// resolveScalar against safeLoad.
const implicitTypes = (yaml.DEFAULT_SAFE_SCHEMA as unknown as { compiledImplicit: ImplicitType[] }).compiledImplicit

const maxLength = 1000

/**
 * What YAML reads a plain scalar as: null, a boolean, a number, a Date, or the text itself.
 *
 * Longer than 1,000 characters, it is text.
 *
 * @example
 * resolveScalar('0123') // 83
 * resolveScalar('yes') // 'yes'
 */
export function resolveScalar(text: string): string | number | boolean | null | Date {
  // js-yaml's own expressions overflow the stack on millions of characters; no number or date is written so long.
  if (text.length > maxLength) return text
  const type = implicitTypes.find((candidate) => candidate.resolve(text))
  return (type ? type.construct(text) : text) as string | number | boolean | null | Date
}
