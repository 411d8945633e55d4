import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The shapes in the order of the page: the name of the type in src/schema/index.ts, and whether parts have a `ref`. */
const shapes = {
  'A post': ['Post', 'FrontMatter', 'Preamble'],
  'What is recognised in a body': [
    ...['Image', 'Figure', 'Embed', 'Widget', 'Attribution', 'Keyword', 'Note', 'Claim'],
  ],
  'What is found': ['Diagnostic'],
}

/** What the fields mean that every annotation has. */
const common: Record<string, string> = {
  type: 'Tells the shapes apart.',
  ref: 'Its name within the body, by which other parts refer to it.',
}

const introduction = `# Data shapes

Every shape is a TypeScript type of \`postmatter\` and a Zod schema of the same name in \`postmatter/schema\`; all but the dates of a post
are plain JSON. A field with \`?\` can be absent. \`npm run docs\` writes this page from the types and their docstrings.
`

/** The text of docs/data-shapes.md: every field with its type, as the compiler sees it, and its docstring. */
export function dataShapes(): string {
  const file = `${root}src/schema/index.ts`
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config as object
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram([file], options)
  const checker = program.getTypeChecker()
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
  const sections = Object.entries(shapes).map(([title, names]) => {
    const tables = names.map((name) => table(name, exported.find((symbol) => symbol.name === name)!, checker))
    return `## ${title}\n\n${tables.join('\n')}`
  })
  return `${introduction}\n${sections.join('\n')}`
}

function table(name: string, exported: ts.Symbol, checker: ts.TypeChecker): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
  const about = textOf(symbol, checker)
    .split(/\n\n|(?<=\.)\n/)[0]!
    .replaceAll('\n', ' ')
  const rows = fieldsOf(checker.getDeclaredTypeOfSymbol(symbol), name, '', checker)
  return `### ${name}\n\n${about}\n\n| field | type | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** A row for each field, and for the fields of objects that have no name of their own. */
function fieldsOf(type: ts.Type, owner: string, prefix: string, checker: ts.TypeChecker): string[] {
  return type.getProperties().flatMap((property) => {
    const path = `${prefix}${property.name}`
    const meaning = textOf(property, checker).replaceAll('\n', ' ') || common[path] || ''
    if (meaning === '') throw new Error(`${owner}.${path} has no docstring`)
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0
    const fieldType = checker.getNonNullableType(checker.getTypeOfSymbol(property))
    const isList = checker.isArrayType(fieldType)
    const item = isList ? checker.getTypeArguments(fieldType as ts.TypeReference)[0]! : fieldType
    const isNullable = checker.typeToString(checker.getTypeOfSymbol(property)).includes('null')
    const inner = isAnonymous(item) ? fieldsOf(item, owner, `${path}${isList ? '[]' : ''}.`, checker) : []
    const name = `${inner.length > 0 ? 'object' : nameOf(item, checker)}${isList ? '[]' : ''}${isNullable ? ' | null' : ''}`
    return [`| \`${path}${optional ? '?' : ''}\` | ${code(name)} | ${meaning} |`, ...inner]
  })
}

/** Whether a type is an object that the page has to spell out, because it has no name there. */
function isAnonymous(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0 && type.getProperties().length > 0 && !namedType(type)
}

function namedType(type: ts.Type): string | undefined {
  const name = type.aliasSymbol?.name ?? type.symbol?.name
  return name && /^(?:Date|Preamble|FrontMatter|Record)$/.test(name) ? name : undefined
}

function nameOf(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion() && type.types.length > 20) return 'DiagnosticCode | string'
  if (type.isTypeParameter()) return checker.typeToString(type.getConstraint() ?? type)
  return namedType(type) === 'Record'
    ? 'Record<string, JsonValue>'
    : checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
}

function code(type: string): string {
  return type
    .split(' | ')
    .map((part) => `\`${part.replaceAll('"', "'")}\``)
    .join(' or ')
}

function textOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim()
}
