import { defineRule } from '../../rule.js'
import { hash, shorten } from '../shared/hash.js'
import { parsedAddress } from '../shared/parsed-address.js'
import { reportRepeats } from '../shared/report-repeats.js'

/** `archive/same-title`: docs/rules/archive/same-title.md. */
export const archiveSameTitle = defineRule({
  code: 'archive/same-title',
  needs: 'archive',
  message: 'Another post of the same day has the same title: {other}.',
  help: 'Look whether one article was read twice, under two addresses; if they are two articles, let their titles tell them apart.',
  fact({ post: { frontMatter } }) {
    const title = frontMatter.title.trim().replace(/\s+/g, ' ')
    if (title === '') return undefined
    const day = frontMatter.date.toISOString().slice(0, 10)
    return `${hash(`${day} ${title}`)} ${shorten(hash(parsedAddress(frontMatter.from)))}`
  },
  check: (context) => reportRepeats(context, 'frontMatter.title'),
})
