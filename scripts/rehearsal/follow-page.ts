import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readPage } from '../../test/docs/pages.js'
import { readSamples } from '../../test/docs/read-samples.js'
import { run } from '../../test/package/support/package.js'

/**
 * Does what a page of the documentation says, as somebody would who reads it: in an empty folder, each file and each command in its turn,
 * with whatever versions the registry gives today.
 */
export async function followPage(page: string, folder: string, env: Record<string, string>): Promise<string> {
  await mkdir(folder)
  let commands = 0
  for (const { language, file, text } of readSamples(readPage(page))) {
    if (file !== undefined) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), `${text}\n`)
    }
    if (language !== 'sh') continue
    for (const line of text.split('\n')) {
      const expected = Number(/# exits with (\d)/.exec(line)?.[1] ?? 0)
      const { code, stdout, stderr } = await run('bash', ['-c', line], folder, env)
      if (code !== expected) throw new Error(`${line}\nended with ${code}\n${stdout}${stderr}`)
      commands++
    }
  }
  return `${commands} commands`
}
