import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProject, manifest, mustRun, pack, root, temporaryFolder } from './support/package.js'

const publicApi = {
  root: [
    ...['PostError', 'annotateBody', 'annotation', 'attributions', 'baseRenderer', 'cleanBody', 'cleanPost'],
    ...['cleanPresets', 'createAsyncRenderer', 'createHtmlRenderer', 'createRenderer', 'defaultRecognizers'],
    ...['defineCleanStep', 'defineRecognizer', 'embeds', 'excerpt', 'figures', 'formatPost', 'htmlRenderer'],
    ...['images', 'parseBody', 'parseDocument', 'parsePost', 'rehypePostmatter', 'renderBody', 'safeParsePost'],
    ...['serializePost', 'textStats', 'toHtml', 'toJsx', 'toMarkdown', 'toText', 'toVFileMessage', 'undoChanges'],
    ...['widgets'],
  ],
  schema: [
    ...['Attribution', 'Claim', 'Diagnostic', 'Embed', 'Figure', 'FrontMatter', 'Image', 'Keyword', 'Note', 'Post'],
    ...['PostDate', 'Preamble', 'SourceLink', 'TimestampComment', 'Widget'],
  ],
  validate: ['defineConfig', 'defineRule', 'fixPost', 'recommended', 'strict', 'validatePost'],
  archive: ['readPosts', 'validateArchive', 'writePost'],
}

const lowestZod = manifest.peerDependencies.zod!.replace('^', '')

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let tarball: string

beforeAll(async () => {
  temporary = await temporaryFolder()
  tarball = (await pack(temporary.folder)).tarball
})
afterAll(() => temporary.remove())

describe.each([
  ['the zod that it is developed with', manifest.devDependencies.zod!],
  ['the lowest zod that it allows', lowestZod],
])('the package, installed into an empty project with %s', (_, zod) => {
  let project: string
  beforeAll(async () => {
    project = join(temporary.folder, zod)
    await makeProject(project, [tarball, `zod@${zod}`, `@types/node@${manifest.devDependencies['@types/node']}`])
  })

  it('has that zod, and no other', async () => {
    const installed = JSON.parse(
      await readFile(join(project, 'node_modules/zod/package.json'), 'utf8'),
    ) as typeof manifest
    expect(installed.version).toBe(zod)
    const tree = JSON.parse(await mustRun('npm', ['ls', '--all', '--json', 'zod'], project)) as { dependencies: object }
    expect(JSON.stringify(tree).match(/"version":"[^"]*"/g)).not.toBeNull()
    expect(tree).not.toHaveProperty('problems')
  })

  it.each(['use.mjs', 'use.cjs'])('works and exposes the public api in %s', async (script) => {
    const output = JSON.parse(
      await mustRun(process.execPath, ['--disable-warning=ExperimentalWarning', script], project),
    ) as unknown
    expect(output).toEqual({ names: publicApi, files: ['postmatter', 'object', 'object'] })
  })

  it.each(['nodenext', 'bundler'])('has types that compile under moduleResolution %s', async (resolution) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    await mustRun(process.execPath, [tsc, '-p', `tsconfig.${resolution}.json`], project)
  })

  it('has a command that runs', async () => {
    const command = join(project, 'node_modules/.bin/postmatter')
    expect(await mustRun(command, ['--help'], project)).toContain('postmatter validate')
    expect((await mustRun(command, ['--version'], project)).trim()).toBe(manifest.version)
  })

  it('runs the samples of the README as pasted', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    const samples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, sample]) => sample!)
    expect(samples.length).toBeGreaterThanOrEqual(2)
    for (const [index, sample] of samples.entries()) {
      const file = `readme-${index + 1}`
      await writeFile(join(project, `${file}.mjs`), sample)
      expect((await mustRun(process.execPath, [`${file}.mjs`], project)).trim().split('\n'), file).toEqual(
        promised(sample),
      )
    }
  })
})

/** What a sample says that it prints: the comments `// prints ...` in it. */
function promised(sample: string): string[] {
  return [...sample.matchAll(/\/\/ prints (.*)$/gm)].map(([, line]) => line!)
}
