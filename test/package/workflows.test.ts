import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import yaml from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { root } from './support/package.js'

type Step = { uses?: string; run?: string }
type Workflow = { permissions: object; jobs: Record<string, { permissions?: object; steps: Step[] }> }

const folder = join(root, '.github/workflows')
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8')
    return [name, text, yaml.safeLoad(text) as Workflow] as const
  }),
)

describe.each(workflows)('%s', (_, text, workflow) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  it('may read the repository, and what it may besides is said by the job', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('names files that are there', () => {
    const files = text.match(/(?:scripts\/[\w.-]+|\.ci\/run)/g) ?? []
    expect(files).not.toEqual([])
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('runs all that has to hold for a commit', () => {
    expect(steps.map(({ run }) => run)).toContain('bash .ci/run')
  })

  it('leaves no credentials behind in the clone', () => {
    expect(text.match(/actions\/checkout@/g)).toHaveLength(text.match(/persist-credentials: false/g)!.length)
  })
})

describe('the release', () => {
  const [, , release] = workflows.find(([name]) => name === 'release.yml')!
  const { permissions, steps } = release.jobs.publish!
  const place = (part: string) => steps.findIndex(({ run }) => run?.includes(part))

  it('publishes with provenance, after the version and everything else was checked', () => {
    expect(permissions).toEqual({ contents: 'write', 'id-token': 'write' })
    expect(place('npm publish --provenance')).toBeGreaterThan(place('bash .ci/run'))
    expect(place('bash .ci/run')).toBeGreaterThan(place('release-notes.mts'))
    expect(place('release-notes.mts')).toBeGreaterThan(0)
  })
})
