import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

/** Something that some tests need and not every machine has. */
export type Need = {
  /** What it is. */
  what: string
  /** Whether it is there. */
  isThere: boolean
  /** What to do to have it. */
  toHaveIt: string
}

const { POSTMATTER_CHROMIUM: wantedChromium, POSTMATTER_CORPUS: wantedCorpus } = process.env

/** Where Chromium is: POSTMATTER_CHROMIUM (`none` for nowhere), or one of the usual places. */
export const chromium = findChromium()

/** The folder of real posts: POSTMATTER_CORPUS (`none` for none), or the one beside the project. */
export const corpusFolder = [
  wantedCorpus,
  wantedCorpus ? undefined : resolve(import.meta.dirname, '../../../shared/corpus'),
].find((folder) => folder !== undefined && existsSync(folder))

/** The folder of Microsoft's tool for SARIF, which its package brings along for Linux. */
export const sarifTool = resolve(
  createRequire(import.meta.url).resolve('@microsoft/sarif-multitool/package.json'),
  '../../sarif-multitool-linux',
)

/** All that tests are skipped for. */
export const needs = {
  chromium: {
    what: 'Chromium',
    isThere: chromium !== undefined,
    toHaveIt: '`apt-get install chromium`, or say in POSTMATTER_CHROMIUM where one is.',
  },
  corpus: {
    what: 'a folder of real posts',
    isThere: corpusFolder !== undefined,
    toHaveIt: 'say in POSTMATTER_CORPUS where one is; they are other people’s texts, and so no part of the project.',
  },
  sarifTool: {
    what: 'Microsoft’s tool for SARIF, which is made for each platform',
    isThere: existsSync(sarifTool),
    toHaveIt: 'run the tests on Linux.',
  },
} satisfies Record<string, Need>

/** The name of a need. */
export type NeedName = keyof typeof needs

declare module 'vitest' {
  interface TaskMeta {
    needs?: NeedName
  }
}

/**
 * Options of a test, or of a group of tests, that needs something: where that is not there they are skipped, and the end of the run
 * says so (`list-skipped.ts`).
 */
export function needing(name: NeedName): { skip: boolean; meta: { needs: NeedName } } {
  return { skip: !needs[name].isThere, meta: { needs: name } }
}

function findChromium(): string | undefined {
  if (wantedChromium === 'none') return undefined
  if (wantedChromium && !existsSync(wantedChromium))
    throw new Error(`POSTMATTER_CHROMIUM: there is no ${wantedChromium}`)
  const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return wantedChromium || usualPlaces.find((path) => existsSync(path))
}
