import { defineRule } from '../../rule.js'

/** `archive/path-case`: docs/rules/archive/path-case.md. */
export const archivePathCase = defineRule({
  code: 'archive/path-case',
  needs: 'archive',
  message: 'The path differs from {other} only in {what}.',
  help: 'Rename one of the two files: on macOS and Windows they are one, and whoever copies or checks out the archive there loses a post.',
  fact: () => 0,
  check({ posts, report }) {
    const first = new Map<string, string>()
    for (const { path } of posts) {
      const composed = path.normalize('NFC')
      const key = composed.toLowerCase()
      const other = first.get(key)
      if (other === undefined) first.set(key, path)
      else {
        const isSpelledAlike = composed === other.normalize('NFC')
        const what = isSpelledAlike ? 'how accents are encoded' : 'upper and lower case'
        report({ path, values: { other, what } })
      }
    }
  },
})
