import { defineRule } from '../../rule.js'
import { hash } from '../shared/hash.js'
import { parsedAddress } from '../shared/parsed-address.js'

/** `archive/same-source`: docs/rules/archive/same-source.md. */
export const archiveSameSource = defineRule({
  code: 'archive/same-source',
  needs: 'archive',
  message: 'The post comes from the same address as {other}.',
  help: 'Compare the two: keep the better one, or, where both are meant (an article that was changed), say so in their titles.',
  fact: ({ post }) => hash(parsedAddress(post.frontMatter.from)),
  check({ posts, report }) {
    const first = new Map<unknown, string>()
    for (const { path, fact } of posts) {
      const other = first.get(fact)
      if (other === undefined) first.set(fact, path)
      else report({ path, field: 'frontMatter.from', values: { other } })
    }
  },
})
