import { defineRule } from '../../rule.js'
import { fileName } from '../shared/file-name.js'

/** `file-name/title-mismatch`: docs/rules/file-name/title-mismatch.md. */
export const fileNameTitleMismatch = defineRule({
  code: 'file-name/title-mismatch',
  needs: 'post',
  severity: 'info',
  message: 'The file is not named by its title.',
  help: 'Compare the two: the title was changed after the file was named, or the file holds another post than its name says.',
  check({ post: { frontMatter, preamble }, path, report }) {
    const { title } = fileName(path) ?? {}
    const named = letters(title ?? '')
    if (named === '') return
    // From the title or from the link text, cut after 50 units or later, with or without the escapes of YAML.
    const candidates = [frontMatter.title, preamble?.sourceLink.text ?? ''].map(letters)
    if (candidates.every((candidate) => !candidate.startsWith(named))) report({ field: 'frontMatter.title' })
  },
})

/** What names keep of a title, whatever they replace. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
