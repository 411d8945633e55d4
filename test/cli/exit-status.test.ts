import { describe, expect, test } from 'vitest'
import { exitStatus, type Failing, noTotals } from '../../src/cli/validate/tally.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const found = { errors: 1, warnings: 2, infos: 3 }
const failing: Failing = { failOn: 'error', maxWarnings: undefined }

describe('exitStatus', () => {
  test.each<[object, Partial<Failing>, number]>([
    [{}, {}, 0],
    [{}, { failOn: 'info', maxWarnings: 0 }, 0],
    [found, {}, 1],
    [found, { failOn: 'never' }, 0],
    [{ warnings: 2, infos: 1 }, {}, 0],
    [{ warnings: 2 }, { failOn: 'warning' }, 1],
    [{ infos: 2 }, { failOn: 'warning' }, 0],
    [{ infos: 2 }, { failOn: 'info' }, 1],
    [{ errors: 1 }, { failOn: 'info' }, 1],
    [{ warnings: 2 }, { maxWarnings: 2 }, 0],
    [{ warnings: 2 }, { maxWarnings: 1 }, 1],
    [{ warnings: 2 }, { maxWarnings: 1, failOn: 'never' }, 1],
    [{ notChecked: 1 }, { failOn: 'never' }, 2],
    [{ ...found, failedRules: 1 }, {}, 2],
  ])('of %j with %j is %i', (totals, options, status) => {
    expect(exitStatus({ ...noTotals(), ...totals }, { ...failing, ...options })).toBe(status)
  })
})

describe('postmatter validate', () => {
  const late = feedPost({ timestamp: '1599529283000' })
  const broken = feedPost({ title: 'a "b" c' })
  const config = '{ "extends": [], "rules": { "timestamp/mismatch": "warning" } }'
  const validate = (...args: string[]) =>
    cli(
      temporaryFolder({ 'late.md': late, 'broken.md': broken, 'c.json': config }),
      'validate',
      '--config',
      '@/c.json',
      ...args,
      '@',
    )

  test('--quiet shows errors alone, and counts all', async () => {
    const { status, out } = await validate('--quiet')
    expect(status).toBe(1)
    expect(out).not.toContain('timestamp/mismatch')
    expect(out).toContain('(1 error, 1 warning)')
    const json = JSON.parse((await validate('--quiet', '--format', 'json')).out)
    expect(json.files.map(({ diagnostics }: { diagnostics: object[] }) => diagnostics.length)).toEqual([1, 0])
    expect(json.totals).toMatchObject({ errors: 1, warnings: 1 })
  })

  test('--max-warnings says why it fails', async () => {
    const { status, err } = await validate('--max-warnings', '0', '--fail-on', 'never')
    expect({ status, err }).toEqual({ status: 1, err: 'Too many warnings: 1, at most 0 are allowed.\n' })
    expect((await validate('--max-warnings', '1', '--fail-on', 'never')).status).toBe(0)
  })

  test('--fail-on says why it fails, where the sums look clean', async () => {
    const clean = await validate('--ignore', 'broken.md', '--fail-on', 'warning')
    expect(clean).toMatchObject({ status: 1, err: 'The run fails, as --fail-on warning has it.\n' })
    expect((await validate('--fail-on', 'warning')).err).toBe('')
  })

  test.each([
    [['--quiet', '--info'], '--quiet and --info exclude one another.'],
    [['--fail-on', 'eror'], '--fail-on takes error, warning, info or never, not "eror". Did you mean error?'],
    [['--max-warnings', 'few'], '--max-warnings takes a whole number from 0 on, not "few".'],
    [['--timeout', '0'], '--timeout takes a whole number from 1 on, not "0".'],
    [['--watch', '--fix'], '--watch and --fix exclude one another.'],
    [['--watch', '--fix-dry-run'], '--watch and --fix-dry-run exclude one another.'],
    [['--watch', '--fail-on', 'never'], '--watch and --fail-on exclude one another.'],
    [['--watch', '--max-warnings', '0'], '--watch and --max-warnings exclude one another.'],
    [['--watch', '--format', 'json'], '--watch shows one report, stylish or list.'],
  ])('%j is refused', async (args, message) => {
    const { status, out, err } = await validate(...args)
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: `postmatter: ${message}\nTry postmatter validate --help.\n`,
    })
  })
})
