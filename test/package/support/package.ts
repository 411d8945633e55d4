import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

type Manifest = {
  name: string
  version: string
  engines: { node: string }
  exports: Record<string, string | { types: string; default: string }>
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  devDependencies: Record<string, string>
}

export const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest

export type Run = { code: number; stdout: string; stderr: string }

/** Runs a program to its end and never throws: a code other than 0 is a result, too. */
export function run(
  command: string,
  args: string[],
  cwd: string,
  variables: Record<string, string> = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '', ...variables }
    execFile(command, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr })
    })
  })
}

/** Runs a program that has to succeed. */
export async function mustRun(command: string, args: string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`)
  return stdout
}

/** A folder of one's own outside of the repository, and a way to be rid of it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'postmatter-package-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Packs what is built, as `npm publish` would, and gives the tarball's path and the files in it. */
export async function pack(folder: string): Promise<{ tarball: string; files: string[] }> {
  const output = await mustRun('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root)
  const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }]
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path).sort() }
}

/** Makes an empty project with the given packages installed, and the files of `consumer/` in it. */
export async function makeProject(folder: string, packages: string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n')
  const consumer = join(root, 'test/package/consumer')
  for (const file of await readdir(consumer)) await copyFile(join(consumer, file), join(folder, file))
  const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
  await mustRun('npm', ['install', ...flags, ...packages], folder)
}
