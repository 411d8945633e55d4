import { expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { listed, shell } from './shell.js'

// With `npx --yes`, in the action and in hooks, the command lies outside of the project: nothing that a configuration imports
// can be found from there unless the command lends it.

const rules = `
  import { defineRule } from 'postmatter/validate'
  import * as z from 'zod'
  export const longTitle = defineRule({
    code: 'site/long-title',
    needs: 'post',
    options: z.strictObject({ max: z.int().default(80) }),
    message: 'It is long.',
    check({ post, options, report }) {
      if (post.frontMatter.title.length > options.max) report({ field: 'frontMatter.title' })
    },
  })`
const config = `
  import { defineConfig } from 'postmatter/validate'
  import { longTitle } from './rules.mjs'
  export default defineConfig({ extends: [], customRules: [longTitle], rules: { 'site/long-title': ['error', { max: 5 }] } })`
const posts = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `posts/${index}.md`,
    feedPost({ title: index === 7 ? 'Rather long' : 'Fog' }),
  ]),
)

test.each(['off', '2'])(
  'a configuration imports postmatter and zod where nobody has installed them: --jobs %s',
  (jobs) => {
    const cwd = temporaryFolder({ ...posts, 'rules.mjs': rules, 'postmatter.config.mjs': config })
    const { status, stdout, stderr } = shell(cwd, `"$NODE" "$MAIN" validate --jobs ${jobs} --format list posts`)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(listed(stdout).filter((line) => /^invalid\b/.test(line))).toEqual([expect.stringMatching(/posts\/7\.md/)])
  },
)

test('what the project has installed comes first', () => {
  const cwd = temporaryFolder({
    ...posts,
    'node_modules/postmatter/package.json': '{ "name": "postmatter", "exports": { "./validate": "./validate.mjs" } }',
    'node_modules/postmatter/validate.mjs': 'export const defineConfig = () => ({ extends: "none of these" })',
    'postmatter.config.mjs':
      "import { defineConfig } from 'postmatter/validate'\nimport 'zod'\nexport default defineConfig({})",
  })
  const { status, stderr } = shell(cwd, '"$NODE" "$MAIN" validate posts')
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('"extends"') })
})

test('of any other package that is missing, it says what to do', () => {
  const cwd = temporaryFolder({ ...posts, 'postmatter.config.mjs': "import 'unist-util-nowhere'\nexport default {}" })
  const { status, stderr } = shell(cwd, '"$NODE" "$MAIN" validate posts')
  expect(status).toBe(2)
  expect(stderr).toMatch(/Cannot find package 'unist-util-nowhere'/)
  expect(stderr).toContain('Install what the configuration imports before it runs (npm ci)')
})
