import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.js'

// docs/ci.md, action.yml and .pre-commit-hooks.yaml, as far as they go without a network: what they say is YAML, and their very
// commands run, with the built command in the place of what npm would install.

const root = resolve(import.meta.dirname, '../..')
const main = join(root, 'dist/cli/main.js')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const blocks = (language: string) =>
  [...read('docs/ci.md').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!)

type Step = { uses?: string; run?: string; with?: Record<string, string | number>; env?: Record<string, string> }
type Workflow = {
  name: string
  on: unknown
  permissions: Record<string, string>
  jobs: Record<
    string,
    { steps: Step[]; strategy?: { matrix: { part: number[] } }; permissions?: Record<string, string> }
  >
}
type Action = {
  inputs: Record<string, { default: string; description: string }>
  runs: { using: string; steps: Step[] }
}
type GitlabJob = {
  script: string[]
  when?: string
  parallel?: number
  variables?: Record<string, unknown>
  artifacts?: { when?: string; paths?: string[]; reports?: { junit: string } }
}
type Hook = { id: string; entry: string; language: string; types: string[] }

const yaml = blocks('yaml').map((text) => load(text))
const workflows = yaml.filter((document): document is Workflow => Object.hasOwn(document as object, 'jobs'))
const gitlab = yaml.filter((document): document is Record<string, GitlabJob> =>
  Object.values(document as object).some((job) => Array.isArray(job?.script)),
)
const action = load(read('action.yml')) as Action
const hooks = load(read('.pre-commit-hooks.yaml')) as Hook[]
const { version } = JSON.parse(read('package.json')) as { version: string }

/** A folder with posts, a git repository, and npm, npx and postmatter in its PATH. */
function workspace({ valid = false } = {}) {
  const cwd = temporaryFolder()
  cpSync(join(root, 'fixtures/archive/archived'), join(cwd, 'posts'), {
    recursive: true,
    filter: (path) => !valid || !path.includes('malformed'),
  })
  const bin = join(cwd, '.bin')
  mkdirSync(bin)
  const script = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  script('npm', 'test "$1" = ci')
  script('postmatter', `exec "${process.execPath}" "${main}" "$@"`)
  script(
    'npx',
    'test "$1" = --yes && shift\ncase $1 in postmatter|postmatter@*) shift; exec postmatter "$@";; esac\nexit 9',
  )
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_BASE_REF: 'main' }
  const run = (command: string, more: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', command], {
      cwd,
      env: { ...env, ...more },
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const git = 'git -c user.name=a -c user.email=a@example.org'
  expect(
    run(`git init -q && git add posts && ${git} commit -qm a && git update-ref refs/remotes/origin/main HEAD`).status,
  ).toBe(0)
  return { cwd, run }
}

/** Runs the commands of steps, up to the one that fails. */
function runSteps(
  commands: readonly string[],
  { run }: ReturnType<typeof workspace>,
  more: Record<string, string> = {},
) {
  let result = { status: 0 as number | null, stdout: '', stderr: '' }
  for (const command of commands) {
    result = run(command, more)
    if (result.status !== 0) break
  }
  return result
}

const commandsOf = (steps: readonly Step[], part = '') =>
  steps.flatMap(({ run }) => (run === undefined ? [] : [run.replaceAll(/\$\{\{ matrix\.part \}\}/g, part)]))

test('every block of docs/ci.md is known to these tests', () => {
  expect(workflows.map(({ name }) => name)).toEqual([
    'All posts',
    'Posts of a pull request',
    'Posts',
    'Posts with the action',
    'Posts with a cache',
  ])
  expect(gitlab.flatMap((jobs) => Object.keys(jobs))).toEqual(['posts', 'posts-parts', 'posts-report', 'posts-changed'])
  expect(yaml).toHaveLength(workflows.length + gitlab.length + 1)
  for (const { jobs } of workflows) {
    for (const { steps } of Object.values(jobs)) {
      for (const { uses, run } of steps) {
        expect(uses ?? run).toBeTypeOf('string')
        if (uses) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@v\d+(?:\.\d+)*$/)
      }
    }
  }
})

test('every workflow has what its steps need', () => {
  for (const { name, on, permissions, jobs } of workflows) {
    // A push to a branch of a pull request would be checked twice.
    if (typeof on === 'object') expect(on, name).toMatchObject({ push: { branches: ['main'] } })
    else expect(on, name).toBe('pull_request')
    for (const job of Object.values(jobs)) {
      const step = (action: string) => job.steps.find(({ uses }) => uses?.startsWith(`${action}@`))
      const needed = step('github/codeql-action/upload-sarif')
        ? { actions: 'read', contents: 'read', 'security-events': 'write' }
        : { contents: 'read' }
      expect(job.permissions ?? permissions, name).toEqual(needed)
      // The report for GitHub asks what the pull request changes.
      const forPulls = on === 'pull_request' || Object.hasOwn(on as object, 'pull_request')
      if (forPulls) expect(step('actions/checkout')!.with, name).toEqual({ 'fetch-depth': 0 })
      const installs = job.steps.some(({ run }) => run === 'npm ci')
      expect(step('actions/setup-node')?.with, name).toEqual(
        installs ? { 'node-version': 22, cache: 'npm' } : undefined,
      )
    }
  }
})

test('the workflow with a cache keeps the file that the command writes, under a key of its own for every commit', () => {
  const { steps } = workflows[4]!.jobs.posts!
  const { with: inputs } = steps.find(({ uses }) => uses?.startsWith('actions/cache@'))!
  expect(inputs).toEqual({
    path: '.postmatter-cache',
    key: 'postmatter-$' + '{{ github.sha }}',
    'restore-keys': 'postmatter-',
  })
  const place = workspace({ valid: true })
  expect(runSteps(commandsOf(steps), place)).toMatchObject({ status: 0 })
  expect(existsSync(join(place.cwd, String(inputs!.path)))).toBe(true)
})

test('the workflow for all posts fails for what is wrong, and says where', () => {
  const { steps } = workflows[0]!.jobs.posts!
  expect(runSteps(commandsOf(steps), workspace({ valid: true }))).toMatchObject({ status: 0 })
  const { status, stdout } = runSteps(commandsOf(steps), workspace())
  expect(status).toBe(1)
  expect(stdout).toMatch(/^::error file=posts\//)
})

test('the workflow for pull requests looks at what has changed', () => {
  const place = workspace()
  const { steps } = workflows[1]!.jobs.posts!
  expect(runSteps(commandsOf(steps), place)).toMatchObject({ status: 0, stdout: '' })
  writeFileSync(join(place.cwd, 'posts/new.md'), 'no post')
  const { status, stdout } = runSteps(commandsOf(steps), place)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^::error file=posts\/new\.md,line=1/)
})

test('the workflow in parts reports what one run reports', () => {
  const place = workspace()
  const { check, report } = workflows[2]!.jobs
  for (const part of check!.strategy!.matrix.part) {
    expect(runSteps(commandsOf(check!.steps, String(part)), place).status).toBe(0)
  }
  expect(runSteps(commandsOf(report!.steps), place)).toMatchObject({ status: 1 })
  const uploads = report!.steps.flatMap(({ with: inputs }) => String(inputs?.sarif_file ?? inputs?.path ?? '') || [])
  expect(uploads).toEqual(['posts.sarif', 'posts.html'])
  for (const file of uploads) expect(existsSync(join(place.cwd, file))).toBe(true)
  const merged = JSON.parse(readFileSync(join(place.cwd, 'posts.sarif'), 'utf8'))
  const { stdout } = place.run('npx postmatter validate --format sarif posts')
  expect(merged).toEqual(JSON.parse(stdout))
})

describe('the action', () => {
  const [setUp, check] = action.runs.steps as [Step, Step]
  const runIt = (place: ReturnType<typeof workspace>, inputs: Record<string, string | number>) => {
    const values = {
      ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
      ...inputs,
    }
    const env = Object.entries(check.env!).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ inputs\.(\w+) \}\}$/, (_, input: string) => String(values[input])),
    ])
    return place.run(check.run!, Object.fromEntries(env))
  }

  test('is a composite one that gives every input to its script as a variable, and the workflow knows its inputs', () => {
    expect(action.runs.using).toBe('composite')
    expect(setUp.uses).toMatch(/^actions\/setup-node@v\d+$/)
    expect(Object.values(check.env!).sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    )
    expect(check.run).not.toContain('${{')
    for (const { description } of Object.values(action.inputs)) expect(description).toBeTruthy()
    const step = workflows[3]!.jobs.posts!.steps.find(({ uses }) => uses?.startsWith('OWNER/postmatter@'))
    for (const name of Object.keys(step!.with!)) expect(Object.keys(action.inputs)).toContain(name)
    expect(step).toMatchObject({ uses: `OWNER/postmatter@v${version}`, with: { version } })
  })

  test('annotates, writes the reports that are asked for, and fails where an error is found', () => {
    const place = workspace()
    const step = workflows[3]!.jobs.posts!.steps.find(({ uses }) => uses?.startsWith('OWNER/postmatter@'))
    const { status, stdout } = runIt(place, step!.with!)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=posts\/2020-09-10\/.*unescaped-quote::/)
    expect(JSON.parse(readFileSync(join(place.cwd, 'posts.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(readFileSync(join(place.cwd, 'posts.html'), 'utf8')).toContain('rule set strict')
  })

  test('passes where there is no error, and takes several paths with blanks in them', () => {
    const place = workspace({ valid: true })
    writeFileSync(join(place.cwd, 'README.md'), 'An archive, and no post')
    expect(runIt(place, {})).toMatchObject({ status: 0 })
    mkdirSync(join(place.cwd, 'more of them'))
    writeFileSync(join(place.cwd, 'more of them/a.md'), 'no post')
    expect(runIt(place, { paths: 'posts\nmore of them\n' })).toMatchObject({ status: 1 })
  })

  test('runs nothing that stands in an input', () => {
    const place = workspace({ valid: true })
    const evil = '"; touch ran; $(touch ran) `touch ran`'
    expect(runIt(place, { paths: evil, args: `--ignore=${evil}`, sarif: evil }).status).toBe(2)
    expect(readdirSync(place.cwd)).not.toContain('ran')
  })
})

describe('GitLab', () => {
  test('gets a report of tests and a page', () => {
    const place = workspace()
    const { script, artifacts } = gitlab[0]!.posts!
    const { status, stdout } = runSteps(script, place)
    expect(status).toBe(1)
    expect(stdout).toContain('1 invalid')
    expect(readFileSync(join(place.cwd, artifacts!.reports!.junit), 'utf8')).toContain('<failure ')
    for (const path of artifacts!.paths!) expect(existsSync(join(place.cwd, path))).toBe(true)
  })

  test('checks in parts', () => {
    const place = workspace()
    const { 'posts-parts': parts, 'posts-report': report } = gitlab[1]!
    const total = parts!.parallel!
    for (let index = 1; index <= total; index++) {
      const variables = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(total) }
      expect(runSteps(parts!.script, place, variables).status).toBe(0)
    }
    expect(runSteps(report!.script, place)).toMatchObject({ status: 1 })
    expect(readFileSync(join(place.cwd, report!.artifacts!.reports!.junit), 'utf8')).toContain('<failure ')
  })

  test('checks in parts, and reports a file that cannot be read', () => {
    const place = workspace({ valid: true })
    const { 'posts-parts': parts, 'posts-report': report } = gitlab[1]!
    symlinkSync('nowhere', join(place.cwd, 'posts/gone.md'))
    const total = parts!.parallel!
    const statuses = Array.from({ length: total }, (_, index) => {
      const variables = { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(total) }
      return runSteps(parts!.script, place, variables).status
    })
    // The part fails, so GitLab would keep nothing of it and begin no report.
    expect(statuses.toSorted()).toEqual([0, 0, 0, 2])
    expect([parts!.artifacts!.when, report!.artifacts!.when, report!.when]).toEqual(['always', 'always', 'always'])
    const { status, stdout } = runSteps(report!.script, place)
    expect(status).toBe(2)
    expect(stdout).toContain('posts/gone.md')
  })

  test('looks at what a merge request has changed, in the whole history', () => {
    const place = workspace()
    const { script, variables } = gitlab[2]!['posts-changed']!
    expect(variables).toEqual({ GIT_DEPTH: 0 })
    const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: place.run('git rev-parse HEAD').stdout.trim() }
    expect(runSteps(script, place, base)).toMatchObject({ status: 0 })
    writeFileSync(join(place.cwd, 'posts/new.md'), 'no post')
    expect(runSteps(script, place, base)).toMatchObject({ status: 1, stdout: expect.stringContaining('posts/new.md') })
  })
})

describe('pre-commit', () => {
  const { hooks: wanted, rev } = (
    yaml.find((document) => Object.hasOwn(document as object, 'repos')) as {
      repos: { repo: string; rev: string; hooks: { id: string; files?: string; args?: string[] }[] }[]
    }
  ).repos[0]!

  test('finds the hooks that docs/ci.md names, each with what it needs', () => {
    expect(wanted.map(({ id }) => id).sort()).toEqual(hooks.map(({ id }) => id).sort())
    for (const { language, types } of hooks) {
      // `language: node` installs the repository itself, in which nothing is built.
      expect({ language, types }).toEqual({ language: 'system', types: ['markdown'] })
    }
    for (const { id, files } of wanted) expect(files, id).toBe('^posts/')
  })

  test('runs the version that is released', () => {
    for (const { entry } of hooks) expect(entry).toMatch(new RegExp(`^npx --yes postmatter@${version} validate`))
    expect(rev).toBe(`v${version}`)
  })

  test.each(hooks)('$id runs on the files that it is given', ({ entry }) => {
    const place = workspace()
    const files = readdirSync(join(place.cwd, 'posts'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    )
    const quoted = (names: readonly string[]) => names.map((name) => `'posts/${name}'`).join(' ')
    const broken = files.filter((name) => name.includes('malformed'))
    const others = files.filter((name) => !name.includes('malformed'))
    expect(place.run(`${entry} ${quoted(others)}`).status).toBe(0)
    expect(place.run(`${entry} ${quoted(broken)}`)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('unescaped-quote'),
    })
  })

  test('gives the options that docs/ci.md names', () => {
    const place = workspace({ valid: true })
    for (const { id, args = [] } of wanted) {
      const { entry } = hooks.find((hook) => hook.id === id)!
      expect(place.run(`${entry} ${args.join(' ')} posts`).status).not.toBe(2)
    }
  })
})

test('a baseline accepts what is there', () => {
  const place = workspace()
  const commands = blocks('sh').flatMap((text) =>
    text
      .trim()
      .split('\n')
      .filter((line) => line.includes('--baseline')),
  )
  expect(commands).toHaveLength(2)
  expect(runSteps(commands, place)).toMatchObject({ status: 0 })
})
