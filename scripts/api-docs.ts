import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application, Logger, LogLevel, type TypeDocOptions } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The entries of the package: name of the page, what is imported, and its source. The schemas come before their types. */
const entries = [
  { page: 'schema', name: 'postmatter/schema', source: 'src/schema/index.ts', about: 'Zod schemas and codecs' },
  { page: 'index', name: 'postmatter', source: 'src/index.ts', about: 'documents, models, bodies, cleaning, text' },
  { page: 'validate', name: 'postmatter/validate', source: 'src/validate/index.ts', about: 'rules and configurations' },
  { page: 'archive', name: 'postmatter/archive', source: 'src/archive/index.ts', about: 'whole archives, on Node' },
]

/** Named in the docs and on no page of them: the lists that all codes and the built-in rules come from. */
const leftOut = ['catalogue', 'defaultRules']

/** Keeps what typedoc says is wrong. */
class Complaints extends Logger {
  readonly all: string[] = []
  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.all.push(message)
  }
}

/**
 * The pages of docs/api as they are to be, by the name of their file: what typedoc makes of the docstrings.
 *
 * @throws Error where a type that an export names is not exported from an entry, or something has no docstring.
 */
export async function apiDocs(): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'postmatter-api-'))
  try {
    const options: TypeDocOptions & PluginOptions = {
      entryPoints: entries.map(({ source }) => join(root, source)),
      tsconfig: join(root, 'tsconfig.json'),
      // Without these, typedoc would empty docs/ and write there.
      out: folder,
      cleanOutputDir: false,
      plugin: ['typedoc-plugin-markdown'],
      readme: 'none',
      logLevel: 'Error',
      skipErrorChecking: true,
      disableSources: true,
      excludeExternals: true,
      outputFileStrategy: 'modules',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      useCodeBlocks: true,
      validation: { notExported: true, notDocumented: true, invalidLink: true, rewrittenLink: true },
      requiredToBeDocumented: [
        'Variable',
        'Function',
        'Class',
        'Property',
        'Method',
        'Accessor',
        'TypeAlias',
        'Constructor',
      ],
      intentionallyNotExported: leftOut,
      packagesRequiringDocumentation: ['postmatter'],
    }
    const app = await Application.bootstrapWithPlugins(options as TypeDocOptions)
    const complaints = new Complaints()
    app.logger = complaints
    const project = await app.convert()
    if (!project) throw new Error('typedoc made nothing of the sources')
    app.validate(project)
    // The values of an enum in a Zod schema have no place in the source, and need no docstring.
    const faults = complaints.all.filter((message) => !message.includes('defined in postmatter/, '))
    if (faults.length > 0) throw new Error(faults.join('\n'))
    await app.generateOutputs(project)
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
    return new Map([
      ['README.md', index()],
      ...pages
        .filter((name) => name !== 'README.md')
        .map((name): [string, string] => [pageName(name), rewrite(name, readFileSync(join(folder, name), 'utf8'))]),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function index(): string {
  const rows = entries.map(({ page, name, about }) => `- [\`${name}\`](${pageName(`${page}.md`)}): ${about}`)
  return `# API

Every export of the package, from the docstrings of the source. \`npm run docs\` writes these pages; do not edit them.

${rows.join('\n')}
`
}

/** A page is called after what is imported: the name index.md would say nothing. */
function pageName(name: string): string {
  return name === 'index.md' ? 'postmatter.md' : name
}

function rewrite(file: string, text: string): string {
  const { name } = entries.find(({ page }) => `${page}.md` === file)!
  return (
    text
      .replace(/^# .*$/m, `# ${name}`)
      .replaceAll('](index.md', '](postmatter.md')
      // A parameter that is taken apart has no name in the source.
      .replaceAll(/(?:__|\\_\\_)namedParameters/g, 'options')

      .trimEnd()
      .concat('\n')
  )
}
