/**
 * How the value of a key is to be read: as the text that is written, as an instant, or as YAML resolves it; through
 * lists and mappings alike. `nullable` tells whether an empty value or `null` means null.
 */
export type Reading =
  | { as: 'text'; nullable: boolean }
  | { as: 'date'; nullable: boolean }
  | { as: 'list'; items: Reading }
  | { as: 'record'; keys: Readonly<Record<string, Reading>>; rest: Reading }
  | { as: 'yaml' }

export const text: Reading = { as: 'text', nullable: false }
export const yamlValue: Reading = { as: 'yaml' }
const texts: Reading = { as: 'list', items: text }

/** How the keys of FrontMatter are read. */
export const archiverReadings: Readonly<Record<string, Reading>> = {
  layout: text,
  title: text,
  date: { as: 'date', nullable: false },
  author: text,
  from: text,
  tags: texts,
  comments: yamlValue,
  categories: texts,
}
