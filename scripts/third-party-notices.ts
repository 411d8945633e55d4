import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Bundle, bundles } from './bundle.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The names of the packages whose code stands in dist, sorted: what esbuild says that it put there. */
export async function bundledPackages(among: readonly Bundle[] = bundles): Promise<string[]> {
  const modules: string[] = []
  for (const { entries, options } of among) {
    const { metafile } = await build({
      ...options,
      absWorkingDir: root,
      entryPoints: entries,
      outdir: 'dist',
      bundle: true,
      write: false,
      metafile: true,
    })
    modules.push(...Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)))
  }
  const names = modules.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(path)?.[1])
  return [...new Set(names.filter((name) => name !== undefined))].sort()
}

/** The text of THIRD-PARTY-NOTICES.md: version, home and licence of every package whose code stands in dist. */
export async function thirdPartyNotices(): Promise<string> {
  const notices = (await bundledPackages()).map(notice)
  return [
    '# Third-party notices',
    `postmatter is MIT-licensed (see LICENSE). Its published files contain code of the packages below, in part adapted so
that it runs in browsers; their licences follow. This file is generated (\`npm run notices\`): do not edit it.`,
    ...notices,
  ]
    .join('\n\n')
    .concat('\n')
}

function notice(name: string): string {
  const folder = `${root}node_modules/${name}/`
  const { version, license, homepage } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    version: string
    license?: string
    homepage?: string
  }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (!license || !file) throw new Error(`${name} ${version} is bundled and states no licence`)
  const text = readFileSync(folder + file, 'utf8')
    .replaceAll('\r\n', '\n')
    .trim()
  return `## ${name} ${version}\n\n${homepage ? `${homepage}, ` : ''}licence: ${license}\n\n\`\`\`text\n${text}\n\`\`\``
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${root}THIRD-PARTY-NOTICES.md`, await thirdPartyNotices())
}
