import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { characterEntities } from 'character-entities'
import { type BuildFailure, build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { browserSafeGrayMatter, replacements } from '../../scripts/browser-safe-gray-matter.js'
import { commandLine, library } from '../../scripts/bundle.js'
import { decodeNamedCharacterReference } from '../../scripts/decode-named-character-reference.js'
import { bundledPackages, thirdPartyNotices } from '../../scripts/third-party-notices.js'
import * as source from '../../src/index.js'
import { root } from './support/package.js'

describe('the replacements in bundled packages', () => {
  const errorsWith = async (plugin: Plugin): Promise<string[]> => {
    try {
      const entryPoints = [join(root, 'src/index.ts')]
      await build({
        ...library.options,
        plugins: [plugin],
        entryPoints,
        bundle: true,
        write: false,
        outdir: 'dist',
        logLevel: 'silent',
      })
      return []
    } catch (error) {
      return (error as BuildFailure).errors.map(({ text }) => text)
    }
  }

  it('fit the installed versions', async () => {
    expect(await errorsWith(browserSafeGrayMatter())).toEqual([])
  })

  it.each(replacements.map(({ module }) => [module]))('fail the build when %s changes', async (module) => {
    const changed = replacements.map((replacement) => {
      if (replacement.module !== module) return replacement
      return 'edits' in replacement
        ? { ...replacement, edits: replacement.edits.map(([find, replace]) => [`${find} moved`, replace] as const) }
        : { ...replacement, expects: replacement.expects.map((text) => `${text} moved`) }
    })
    expect((await errorsWith(browserSafeGrayMatter(changed))).join('\n')).toContain(
      `${module} has changed: expected once, found 0`,
    )
  })

  it('fail the build when a replaced module is bundled no more', async () => {
    const plugin = browserSafeGrayMatter([...replacements, { module: 'js-yaml/gone.js', edits: [] }])
    expect(await errorsWith(plugin)).toEqual(['js-yaml/gone.js is not bundled any more: drop its replacement'])
  })

  it('fail the build when code that must stay out gets in', async () => {
    const errors = await errorsWith(
      browserSafeGrayMatter(replacements.filter(({ module }) => module !== 'js-yaml/lib/js-yaml.js')),
    )
    expect(errors).toContain('js-yaml/lib/js-yaml/dumper.js must not be bundled')
  })
})

describe('character references, read by parse5 in place of the package', () => {
  it('all stand for the same text', () => {
    const read = Object.keys(characterEntities).map((name) => [name, decodeNamedCharacterReference(name)])
    expect(read.length).toBeGreaterThan(2_000)
    expect(Object.fromEntries(read)).toEqual(characterEntities)
  })

  it('are none where a name only begins like one, or is none', () => {
    const name = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9]{0,4}$/),
      fc
        .tuple(fc.constantFrom(...Object.keys(characterEntities)), fc.stringMatching(/^[A-Za-z0-9]{0,2}$/))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(name, (name) => {
        const expected = Object.hasOwn(characterEntities, name) ? characterEntities[name] : false
        expect(decodeNamedCharacterReference(name)).toBe(expected)
      }),
      { numRuns: 2_000, examples: [[''], ['x'], ['gtx'], ['toString'], ['notit']] },
    )
  })
})

describe('THIRD-PARTY-NOTICES.md', () => {
  it('is what `npm run notices` writes', async () => {
    expect(await readFile(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8')).toBe(await thirdPartyNotices())
  })

  it('covers exactly the reviewed packages', async () => {
    expect(await bundledPackages()).toEqual([
      '@ungap/structured-clone',
      'ccount',
      'character-entities-html4',
      'character-entities-legacy',
      'chokidar',
      'collapse-white-space',
      'comma-separated-tokens',
      'devlop',
      'entities',
      'extend-shallow',
      'get-east-asian-width',
      'gray-matter',
      'hast-util-embedded',
      'hast-util-from-html',
      'hast-util-from-parse5',
      'hast-util-has-property',
      'hast-util-is-body-ok-link',
      'hast-util-is-element',
      'hast-util-minify-whitespace',
      'hast-util-parse-selector',
      'hast-util-phrasing',
      'hast-util-sanitize',
      'hast-util-to-html',
      'hast-util-to-mdast',
      'hast-util-to-text',
      'hast-util-whitespace',
      'hastscript',
      'html-void-elements',
      'is-extendable',
      'js-yaml',
      'kind-of',
      'longest-streak',
      'markdown-table',
      'mdast-util-gfm',
      'mdast-util-gfm-autolink-literal',
      'mdast-util-gfm-footnote',
      'mdast-util-gfm-strikethrough',
      'mdast-util-gfm-table',
      'mdast-util-gfm-task-list-item',
      'mdast-util-phrasing',
      'mdast-util-to-markdown',
      'mdast-util-to-string',
      'micromark-util-character',
      'micromark-util-classify-character',
      'micromark-util-decode-numeric-character-reference',
      'micromark-util-decode-string',
      'micromark-util-html-tag-name',
      'parse5',
      'picocolors',
      'picomatch',
      'postcss-value-parser',
      'property-information',
      'readdirp',
      'rehype-minify-whitespace',
      'section-matter',
      'space-separated-tokens',
      'srcset',
      'stringify-entities',
      'strip-bom-string',
      'tinypool',
      'trim-trailing-lines',
      'unist-util-find-after',
      'unist-util-is',
      'unist-util-position',
      'unist-util-stringify-position',
      'unist-util-visit',
      'unist-util-visit-parents',
      'vfile',
      'vfile-location',
      'vfile-message',
      'web-namespaces',
      'zod',
      'zwitch',
    ])
  })
})

describe('the command line', () => {
  const outputsOf = async () => {
    const { metafile } = await build({
      ...commandLine.options,
      absWorkingDir: root,
      entryPoints: commandLine.entries,
      outdir: 'dist',
      bundle: true,
      write: false,
      metafile: true,
    })
    return metafile.outputs
  }

  it('loads what reads HTML for the commands that do: the others start without it', async () => {
    const outputs = await outputsOf()
    /** Whether a file of the build, or one that it imports at once, reads HTML. */
    const readsHtml = (path: string, seen = new Set<string>()): boolean => {
      if (seen.has(path)) return false
      seen.add(path)
      const { inputs, imports } = outputs[path]!
      const isReader = /^(?:src\/body|node_modules\/(?:parse5|entities|hast[^/]*|mdast[^/]*))\//
      return (
        Object.keys(inputs).some((input) => isReader.test(input)) ||
        imports.some(({ path: next, kind }) => kind === 'import-statement' && next in outputs && readsHtml(next, seen))
      )
    }
    const entries = Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint ? [{ path, entryPoint }] : [],
    )
    expect(entries.length).toBeGreaterThan(5)
    const readers = entries.filter(({ path }) => readsHtml(path)).map(({ entryPoint }) => entryPoint)
    const commands = ['clean', 'inspect', 'merge', 'stats', 'text', 'validate'].map(
      (name) => `src/cli/commands/${name}.ts`,
    )
    // And what they load when they need it: threads, watching, a report that knows all rules, and pages, which packages for hast write.
    const parts = ['reporters/sarif', 'validate/thread-checker', 'validate/watch'].map((name) => `src/cli/${name}.ts`)
    const pages = ['report', 'stats'].map((name) => `src/cli/html/${name}-page.ts`)
    expect(readers.sort()).toEqual(['src/cli/check-thread.ts', ...commands, ...pages, ...parts].sort())
  })

  it('checks a post without what most runs do not need: it takes time to load', async () => {
    const outputs = await outputsOf()
    const loaded = new Set<string>()
    const load = (path: string) => {
      if (loaded.has(path)) return
      loaded.add(path)
      for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') load(next)
    }
    load(Object.keys(outputs).find((path) => outputs[path]!.entryPoint === 'src/cli/commands/validate.ts')!)
    const modules = [...loaded].flatMap((path) => [path, ...Object.keys(outputs[path]?.inputs ?? {})])
    expect(modules).toContain('src/cli/commands/validate.ts')
    expect(modules.filter((path) => /^(?:node:)?(?:child_process|process)$/.test(path))).toEqual([])
    expect(modules.filter((path) => /chokidar|tinypool|cli\/html|reporters\/(?!stylish|report)/.test(path))).toEqual([])
  })
})

describe('the built library', () => {
  it('reads every fixture as the source does', async () => {
    const built = (await import(join(root, 'dist/index.js'))) as typeof source
    const folder = join(root, 'fixtures')
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const text = await readFile(join(file.parentPath, file.name), 'utf8')
      const [expected, actual] = [source, built].map(({ safeParsePost, formatPost }) => {
        const { success, data, diagnostics } = safeParsePost(text) as {
          success: boolean
          data?: unknown
          diagnostics: unknown
        }
        return { success, data, diagnostics, canonical: success ? formatPost(text) : undefined }
      })
      expect(actual, file.name).toEqual(expected)
    }
  })
})
