import { chmod, cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { type Run, root, run } from '../package/support/package.js'
import type { Sample } from './read-samples.js'

/**
 * Folders in which the samples of pages run, as in a project of a reader: postmatter as it is built, with what the
 * repository has installed beside it, the command, and in `posts` those that the examples read.
 */
export class Sandbox {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Sandbox> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'postmatter-docs-')))
    const modules = join(folder, 'node_modules')
    await mkdir(modules)
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(modules, name))
    }
    await symlink(root, join(modules, 'postmatter'))
    const commands = join(folder, 'bin')
    await mkdir(commands)
    const main = join(root, 'dist/cli/main.js')
    await writeFile(join(commands, 'postmatter'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`)
    await writeFile(
      join(commands, 'npx'),
      '#!/bin/sh\n[ "$1" = postmatter ] || { echo "npx $1: only postmatter is here" >&2; exit 127; }\nexec "$@"\n',
    )
    for (const name of ['postmatter', 'npx']) await chmod(join(commands, name), 0o755)
    return new Sandbox(folder)
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }

  /** The file that holds a sample as it is written. */
  fileOf(sample: Sample): string {
    return join(this.folder, 'written', slug(sample.page), nameOf(sample))
  }

  /** Lays out the archive and the samples of a page: as they are written, and as programs that every Node can read. */
  async write(page: string, samples: readonly Sample[]): Promise<void> {
    await cp(join(root, 'test/docs/project'), this.projectOf(page), { recursive: true })
    await cp(join(root, 'docs/examples/posts'), join(this.projectOf(page), 'posts'), { recursive: true })
    for (const sample of samples) {
      if (sample.file === undefined && !isProgram(sample)) continue
      await put(this.fileOf(sample), sample.text)
      if (isProgram(sample) && sample.isChecked) await put(this.programOf(sample), await toJavaScript(sample))
      if (!isProgram(sample)) await put(join(this.projectOf(page), nameOf(sample)), sample.text)
    }
  }

  runProgram(sample: Sample): Promise<Run> {
    return run(process.execPath, [this.programOf(sample)], this.projectOf(sample.page))
  }

  runShell({ page, text }: Sample): Promise<Run> {
    const path = `export PATH='${join(this.folder, 'bin')}':"$PATH"\n`
    return run('bash', ['-c', path + text], this.projectOf(page))
  }

  private projectOf(page: string): string {
    return join(this.folder, 'project', slug(page))
  }

  private programOf(sample: Sample): string {
    return join(this.projectOf(sample.page), nameOf(sample).replace(/\.\w+$/, '.js'))
  }
}

export function isProgram({ language }: Sample): boolean {
  return /^(?:ts|tsx|js)$/.test(language)
}

function slug(page: string): string {
  return page.replaceAll('/', '-').replace('.md', '')
}

function nameOf({ file, line, language }: Sample): string {
  return file ?? `line-${line}.${language}`
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${text}\n`)
}

async function toJavaScript({ text, language }: Sample): Promise<string> {
  const options = {
    loader: language as 'ts' | 'tsx' | 'js',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
  } as const
  return (await transform(text, options)).code
}
