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

export const textReading: Reading = { as: 'text', nullable: false }
export const yamlReading: Reading = { as: 'yaml' }
const textsReading: Reading = { as: 'list', items: textReading }

/** How the keys of FrontMatter are read. */
export const archiverReadings: Readonly<Record<string, Reading>> = {
  layout: textReading,
  title: textReading,
  date: { as: 'date', nullable: false },
  author: textReading,
  from: textReading,
  tags: textsReading,
  comments: yamlReading,
  categories: textsReading,
}
