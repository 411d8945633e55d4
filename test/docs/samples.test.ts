import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import yaml from 'js-yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifest, root } from '../package/support/package.js'
import { checkTypes } from './check-types.js'
import { readPages, toTree } from './pages.js'
import { readSamples, type Sample, SampleError } from './read-samples.js'
import { isProgram, Sandbox } from './sandbox.js'

// docs/api is generated from the docstrings, whose examples are pieces of programs: examples.test.ts checks them.
const pages = readPages().filter(({ path }) => !path.startsWith('docs/api/'))
const samples = pages.flatMap(readSamples)
/** Languages that show a form and promise nothing that could be run. */
const shown = ['abnf', 'css', 'diff', 'html', 'markdown', 'md', 'text']
const known = [...shown, 'js', 'json', 'sh', 'ts', 'tsx', 'yaml']

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await Sandbox.make()
  for (const { path } of pages) {
    await sandbox.write(
      path,
      samples.filter(({ page }) => page === path),
    )
  }
})
afterAll(() => sandbox.remove())

describe('the samples of the documentation', () => {
  it('are found, in languages that the test knows', () => {
    expect(samples.filter(({ language }) => language === 'ts').length).toBeGreaterThan(15)
    expect(samples.filter(({ language }) => !known.includes(language)).map(placeOf)).toEqual([])
  })

  it('compile against the source', () => {
    const checked = samples.filter((sample) => isProgram(sample) && sample.language !== 'js' && sample.isChecked)
    const byFile = new Map(checked.map((sample) => [sandbox.fileOf(sample), sample]))
    const errors = checkTypes([...byFile.keys()]).map(({ file, line, message }) => {
      const sample = byFile.get(file)
      return `${sample ? `${sample.page}:${sample.line + line}` : file}: ${message}`
    })
    expect(errors).toEqual([])
  })
})

const runnable = samples.filter(({ language, isChecked, isRun }) => isChecked && isRun && !shown.includes(language))

describe.each([...new Set(runnable.map(({ page }) => page))])('the samples of %s', (path) => {
  it('do what they say', async () => {
    // One after the other: a sample can leave something for those below it.
    for (const sample of runnable.filter(({ page }) => page === path)) await check(sample)
  })
})

async function check(sample: Sample): Promise<void> {
  const { language, text } = sample
  if (language === 'json') JSON.parse(text)
  else if (language === 'yaml') sample.isWrong || yaml.safeLoadAll(text)
  else if (isProgram(sample)) {
    const { code, stdout, stderr } = await sandbox.runProgram(sample)
    const printed = stdout.split('\n').slice(0, -1)
    expect({ code, printed, stderr }, placeOf(sample)).toEqual({ code: 0, printed: promised(text), stderr: '' })
  } else if (/^(?:npm|npx(?! postmatter))\b/m.test(text)) expect(npmFaults(text), placeOf(sample)).toEqual([])
  else {
    const expected = Number(/# exits with (\d)/.exec(text)?.[1] ?? 0)
    const { code, stdout, stderr } = await sandbox.runShell(sample)
    expect(code, `${placeOf(sample)}\n${stdout}${stderr}`).toBe(expected)
    if (sample.output !== undefined) expect((stdout + stderr).trim(), placeOf(sample)).toBe(sample.output)
  }
}

/** What a program says that it prints: the comments `// prints …` in it. */
function promised(text: string): string[] {
  return [...text.matchAll(/\/\/ prints (.*)$/gm)].map(([, line]) => line!)
}

/**
 * What is wrong with lines for npm, which would need a registry or the hours of the whole test: scripts that do not exist, and
 * packages that the repository does not test with. test/package and `npm run rehearse` install and run for real.
 */
function npmFaults(text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const packages = Object.keys({ postmatter: '', ...manifest.peerDependencies, ...manifest.devDependencies })
  const commands = text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split('&&'))
    .map((command) => command.trim())
    .filter(Boolean)
  return commands.flatMap((command) => {
    const [tool, verb, ...args] = command.split(/\s+/)
    const names = args.filter((arg) => !arg.startsWith('-'))
    if (tool === 'npm' && verb === 'run') return names[0]! in scripts ? [] : [`no script: ${command}`]
    if (tool === 'npm' && /^(?:ci|cit|test|init)$/.test(verb!)) return []
    if (tool === 'npm' && /^(?:i|install)$/.test(verb!)) return names.filter((name) => !packages.includes(name))
    if (tool === 'mkdir' || tool === 'cd' || tool === 'git') return []
    return tool === 'npx' && (verb === 'postmatter' || packages.includes(verb === 'tsc' ? 'typescript' : verb!))
      ? []
      : [`not known: ${command}`]
  })
}

function placeOf({ page, line }: Sample): string {
  return `${page}:${line}`
}

describe('reading samples', () => {
  const read = (text: string) => readSamples({ path: 'page.md', text, tree: toTree(text) })

  it('refuses what would leave a sample out without a reason', () => {
    expect(() => read('```\na\n```')).toThrow(SampleError)
    expect(() => read('<!-- sample: not run -->\n\n```ts\na\n```')).toThrow(SampleError)
    expect(() => read('<!-- sample: skip, because I want to -->\n\n```ts\na\n```')).toThrow(SampleError)
    expect(() => read('<!-- sample: not checked, because no -->\n\n```ts\na\n```')).toThrow(SampleError)
    expect(() => read('<!-- sample: file a.ts, not run -->\n\n```ts\na\n```')).toThrow(SampleError)
    expect(() => read('<!-- sample: file -->\n\n```ts\na\n```')).toThrow(SampleError)
  })

  it('takes what is printed with what prints it', () => {
    const [sample, ...others] = read('- ```sh\n  ls\n  ```\n\n  ```text\n  a.md\n  ```\n')
    expect(sample).toMatchObject({ line: 2, language: 'sh', text: 'ls', output: 'a.md', isRun: true })
    expect(others).toEqual([])
  })

  it('knows the reasons', () => {
    const [sample] = read('<!-- sample: not run, because it needs a page -->\n\n```ts\na\n```')
    expect(sample).toMatchObject({ isChecked: true, isRun: false })
    const [file] = read('<!-- sample: file a.ts, not run, because it needs a page -->\n\n```ts\na\n```')
    expect(file).toMatchObject({ file: 'a.ts', isChecked: true, isRun: false })
  })
})
