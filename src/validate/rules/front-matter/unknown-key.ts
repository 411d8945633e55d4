import * as z from 'zod'
import { archiverReadings } from '../../../front-matter/reading.js'
import { suggest } from '../../../source/suggest.js'
import { defineRule } from '../../rule.js'

/** `front-matter/unknown-key`: docs/rules/front-matter/unknown-key.md. */
export const frontMatterUnknownKey = defineRule({
  code: 'front-matter/unknown-key',
  needs: 'post',
  severity: 'info',
  options: z.strictObject({ allow: z.array(z.string()).default([]) }),
  message: 'No schema knows the key "{key}".{hint}',
  help: 'Name it in the option `allow`, or give the front matter schema a key of that name, so that its values are checked, too.',
  check({ post, options, document, report }) {
    for (const key of Object.keys(post.extra)) {
      if (options.allow.includes(key)) continue
      const meant = suggest(key, Object.keys(archiverReadings))
      const range = document.frontMatter.entries.find((entry) => entry.key.text === key)?.key
      report({ range, field: ['extra', key], values: { key, hint: meant ? ` Did you mean "${meant}"?` : '' } })
    }
  },
})
