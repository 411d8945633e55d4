import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRelative, linksOf, showLink, targetOf } from '../docs/links.js'
import { readPages } from '../docs/pages.js'
import { manifest, mustRun, pack, root, run, temporaryFolder } from './support/package.js'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let packed: Awaited<ReturnType<typeof pack>>

beforeAll(async () => {
  temporary = await temporaryFolder()
  packed = await pack(temporary.folder)
})
afterAll(() => temporary.remove())

describe('the tarball', () => {
  it('holds exactly the reviewed files', () => {
    const names = packed.files.filter((path) => !path.startsWith('docs/') && !isModule(path)).map(withoutHash)
    expect([...new Set(names)].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'THIRD-PARTY-NOTICES.md',
      'dist/*.d.ts',
      'dist/archive/index.d.ts',
      'dist/cli/check-thread.js',
      'dist/cli/main.js',
      'dist/cli/shared/*.js',
      'dist/index.d.ts',
      'dist/schema/index.d.ts',
      'dist/shared/*.js',
      'dist/validate/index.d.ts',
      'package.json',
      'schemas/front-matter.json',
      'schemas/post.json',
    ])
  })

  it('holds every module of the source once, and none that is gone', async () => {
    const sources = (await readdir(join(root, 'src'), { recursive: true })).filter((path) => path.endsWith('.ts'))
    const wanted = sources.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`)
    expect(packed.files.filter(isModule)).toEqual(wanted.filter((path) => !path.startsWith('dist/cli/')).sort())
  })

  it('holds the documentation whole, without the pictures', async () => {
    const files = await readdir(join(root, 'docs'), { recursive: true, withFileTypes: true })
    const pages = files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(root.length))
      .filter((path) => !path.startsWith('docs/pictures/'))
    expect(packed.files.filter((path) => path.startsWith('docs/')).sort()).toEqual(pages.sort())
    expect(pages.filter((page) => !/\.md$|^docs\/examples\//.test(page))).toEqual([])
  })

  it('holds what its pages link to, but for what docs/README.md says is in the repository alone', () => {
    const inRepository = ['fixtures/', 'test/', 'docs/pictures/', 'CONTRIBUTING.md']
    const pages = readPages().filter(({ path }) => packed.files.includes(path))
    expect(pages.length).toBeGreaterThan(100)
    const missing = pages
      .flatMap(linksOf)
      .filter(isRelative)
      .filter((link) => !packed.files.some((file) => `${file}/`.startsWith(`${targetOf(link).path}/`)))
    expect(
      missing.filter((link) => !inRepository.some((path) => targetOf(link).path.startsWith(path))).map(showLink),
    ).toEqual([])
    // None that is no more needed.
    expect(inRepository.filter((path) => !missing.some((link) => targetOf(link).path.startsWith(path)))).toEqual([])
  })

  it('has every file that its manifest names', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      Object.values(typeof target === 'string' ? [target] : target),
    )
    for (const target of targets) expect(packed.files).toContain(target.replace('./', ''))
    expect(Object.keys(manifest.exports).filter((path) => path.includes('*'))).toEqual([])
  })

  it('names no place on the machine that built it', async () => {
    for (const path of packed.files) expect(await readFile(join(root, path), 'utf8'), path).not.toContain(root)
  })

  it('passes publint', async () => {
    const { buffer } = await readFile(packed.tarball)
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer as ArrayBuffer } })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('passes are-the-types-wrong', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const flags = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', '--no-emoji']
    const { code, stdout, stderr } = await run(process.execPath, [attw, packed.tarball, ...flags], root)
    expect(code, stdout + stderr).toBe(0)
  })
})

/** Whether a file is a module of the library: what users import, and what that imports. */
function isModule(path: string): boolean {
  return /^dist\/(?!cli\/|shared\/).*\.js$/.test(path)
}

/** Bundlers decide what is shared, and put a hash into its name. */
function withoutHash(path: string): string {
  return path
    .replace(/^(dist\/(?:cli\/)?shared\/).*(\.js)$/, '$1*$2')
    .replace(/^(dist\/)[\w-]+-[\w-]{8}(\.d\.ts)$/, '$1*$2')
}

describe('the repository', () => {
  it('has a lock file without download addresses', async () => {
    const lock = await readFile(join(root, 'package-lock.json'), 'utf8')
    expect(lock.match(/"resolved"/g)).toBeNull()
    expect(lock.match(/https?:\/\/[^"]*\.tgz/g)).toBeNull()
  })

  it('locks what the manifest asks for', async () => {
    expect(existsSync(join(root, 'package-lock.json'))).toBe(true)
    await mustRun('npm', ['ci', '--dry-run', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], root)
  })
})
