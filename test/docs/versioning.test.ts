import { expect, it } from 'vitest'
import { typescripts } from '../../scripts/rehearsal/typescripts.js'
import { manifest } from '../package/support/package.js'
import { readPage } from './pages.js'

const { text } = readPage('docs/versioning.md')

it('docs/versioning.md says which Node, zod and TypeScript are supported, as the manifest and the rehearsal have it', () => {
  expect(text).toContain(`| Node | ${manifest.engines.node.replace('>=', '')} and newer`)
  expect(text).toContain(`| zod | \`${manifest.peerDependencies.zod}\``)
  const [lowest] = typescripts
  expect(text).toContain(`| TypeScript | ${lowest!.split('.').slice(0, 2).join('.')} and newer`)
  const tested = [...typescripts, manifest.devDependencies.typescript].sort().join(', ')
  expect(text).toContain(`| ${tested} |`)
})

it('README.md and docs/importing.md name the same lowest TypeScript', () => {
  const lowest = typescripts[0]!.split('.').slice(0, 2).join('.')
  for (const page of ['README.md', 'docs/importing.md']) {
    expect(readPage(page).text).toContain(`TypeScript ${lowest} or newer`)
  }
})
