import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** What each sample says that it prints: the comments `// prints ...` in it. */
const promised = (sample: string) => [...sample.matchAll(/\/\/ prints (.*)$/gm)].map(([, line]) => line!)

test('the samples of the docs compile, and print what they say', async () => {
  const pages = await Promise.all(['renderers.md', 'jsx.md'].map((page) => readFile(join(root, 'docs', page), 'utf8')))
  const samples = pages.flatMap((page) => [...page.matchAll(/^```tsx?\n(.*?)^```$/gms)].map(([, sample]) => sample!))
  const whole = samples.filter((sample) => promised(sample).length > 0)
  expect(whole.length).toBeGreaterThanOrEqual(6)
  const folder = await mkdtemp(join(tmpdir(), 'postmatter-docs-'))
  try {
    await mkdir(join(folder, 'node_modules/@types'), { recursive: true })
    await symlink(root, join(folder, 'node_modules/postmatter'))
    for (const name of ['react', 'react-dom', 'zod', '@types/react', '@types/react-dom', '@types/node']) {
      await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name))
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    for (const [index, sample] of whole.entries()) await writeFile(join(folder, `sample-${index}.tsx`), sample)
    const flags = '--noEmit --strict --skipLibCheck --module nodenext --target es2022 --jsx react-jsx'.split(' ')
    const files = whole.map((_, index) => `sample-${index}.tsx`)
    const tsc = [join(root, 'node_modules/typescript/bin/tsc'), ...flags, ...files]
    const { stdout } = await run(process.execPath, tsc, { cwd: folder }).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
    for (const [index, sample] of whole.entries()) {
      const { code } = await transform(sample, { loader: 'tsx', jsx: 'automatic' })
      await writeFile(join(folder, `sample-${index}.js`), code)
      const printed = (await run(process.execPath, [`sample-${index}.js`], { cwd: folder })).stdout
      expect(printed.trim().split('\n'), sample).toEqual(promised(sample))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
