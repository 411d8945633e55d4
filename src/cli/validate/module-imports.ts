// Between two tokens: white space and comments. A line comment takes its line break: else a row of slashes could be read in endless ways.
const gap = String.raw`(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|//[^\n]*\n)*`
const literal = '(?<quote>[\'"`])(?<name>(?:(?!\\k<quote>)[^\\n]){0,1000})\\k<quote>'

const fromName = new RegExp(String.raw`\b(?:from|import)${gap}${literal}`, 'g')
const call = new RegExp(String.raw`\b(?:import(?:${gap}\.${gap}(?:defer|source))?|require)${gap}\(${gap}`, 'g')
const argument = new RegExp(`${literal}${gap}[,)]`, 'y')
const ownRequire = new RegExp(
  String.raw`\brequire${gap}=${gap}(?:\w+\.)?createRequire\(\s*(?:import\.meta\.url|__filename)\s*\)`,
  'g',
)
const otherRequire = new RegExp(String.raw`\bcreateRequire(?:${gap}\(|\s+as\b)|=\s*require\s*[;,\n]`)

/** What a module imports: names as they are written; and the first import that does not say what it loads. */
export type ModuleImports = { names: string[]; unclear?: string }

/**
 * The imports of a module, by its text. What stands in comments and strings is taken for an import, too: better one too many, since what
 * is no module is not found.
 */
export function moduleImports(text: string): ModuleImports {
  const names = [...text.matchAll(fromName)].map(({ groups }) => groups!.name!)
  const unclear: string[] = []
  for (const match of text.matchAll(call)) {
    argument.lastIndex = match.index + match[0].length
    const name = argument.exec(text)?.groups?.name
    if (name === undefined) unclear.push(excerpt(text, match.index))
    else names.push(name)
  }
  const [other] = otherRequire.exec(text.replace(ownRequire, '')) ?? []
  if (other !== undefined) unclear.push(other.trim())
  // Escapes and substitutions stand for something else.
  unclear.push(...names.filter((name) => /\\|\$\{/.test(name)))
  return { names, ...(unclear.length > 0 && { unclear: unclear[0] }) }
}

function excerpt(text: string, from: number): string {
  const line = /^.*/.exec(text.slice(from, from + 40))![0].trim()
  const end = line.indexOf(')') + 1
  return end > 0 ? line.slice(0, end) : line
}
