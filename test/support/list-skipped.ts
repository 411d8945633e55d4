import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import { type Need, type NeedName, needs } from './needs.js'

/** A test that was skipped: its file, below the project, and what it needs. */
export type Skipped = { file: string; need: NeedName | undefined }

// What takes long or needs much, so that `npm test` leaves it out; `.ci/run` has all of it.
const apart = [
  ['npm run corpus', 'tests over real posts (POSTMATTER_CORPUS)'],
  ['npm run bench', 'how fast it is, on the same posts'],
  ['npm run test:node-versions', 'the package under other versions of Node (they come from the registry)'],
  ['npm run rehearse', 'a release to a registry on this machine, and projects that install from it'],
] as const

/** Says at the end of a run what was skipped, why, and what to do to have it run. */
export default class ListSkipped implements Reporter {
  readonly #namesApart: boolean
  #vitest: Vitest | undefined

  /** @param options `namesApart`: whether a run of all tests names what is run apart. */
  constructor({ namesApart = false } = {}) {
    this.#namesApart = namesApart
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const vitest = this.#vitest!
    // Where only some tests were asked for by their names, the others count as skipped.
    const isOfNames = vitest.config.testNamePattern !== undefined
    const skipped = modules
      .flatMap((module) => [...module.children.allTests('skipped')].map((test) => skippedTest(test, module)))
      .filter(({ need }) => !isOfNames || need !== undefined)
    const isWhole = !isOfNames && modules.length === (await vitest.globTestSpecifications()).length
    vitest.logger.log(listOf(skipped, this.#namesApart && isWhole))
  }
}

function skippedTest(test: TestCase, { relativeModuleId: file }: TestModule): Skipped {
  let need = test.meta().needs
  for (let around = test.parent; need === undefined && around.type === 'suite'; around = around.parent) {
    need = around.meta().needs
  }
  // What is there is no reason.
  return { file, need: need && (needs[need].isThere ? undefined : need) }
}

/** The list in plain words. */
export function listOf(skipped: readonly Skipped[], namesApart: boolean): string {
  const lines = groups(skipped, ({ need }) => need).flatMap(([need, tests]) => {
    const files = groups(tests, ({ file }) => file).map(([file, { length }]) => `    ${length} in ${file}`)
    return [`  ${tests.length} ${need ? whyOf(needs[need]) : noReason}`, ...files]
  })
  const head = skipped.length === 0 ? 'Skipped: nothing.' : `Skipped: ${countOf(skipped)}.`
  const rest = namesApart ? ['Run apart:', ...apart.map(([run, what]) => `  ${run}: ${what}`)] : []
  return ['', head, ...lines, ...rest].join('\n')
}

const noReason = 'without a reason: `needing` in test/support/needs.ts gives one.'

function whyOf({ what, toHaveIt }: Need): string {
  return `for want of ${what}. To have them run, ${toHaveIt}`
}

function countOf({ length }: readonly Skipped[]): string {
  return length === 1 ? '1 test' : `${length} tests`
}

function groups<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const byKey = new Map<K, T[]>()
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item])
  return [...byKey]
}
