import { defineRule } from '../../rule.js'
import { fileName } from '../shared/file-name.js'

/** `file-name/unportable`: docs/rules/file-name/unportable.md. */
export const fileNameUnportable = defineRule({
  code: 'file-name/unportable',
  needs: 'source',
  message: 'The file name {what}.',
  help: 'Rename it: an archive with such a file cannot be checked out on Windows, and scripts trip over it.',
  check({ path, report }) {
    const { name } = fileName(path) ?? {}
    const what = name === undefined ? undefined : fault(name)
    if (what) report({ values: { what } })
  },
})

// What Windows has no files of that name for.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function fault(name: string): string | undefined {
  const [character] = /[<>:"|?*\\]|\p{Cc}/u.exec(name) ?? []
  if (character !== undefined) {
    const shown = /\p{Cc}/u.test(character) ? `the control character U+${hex(character)}` : `the character ${character}`
    return `holds ${shown}`
  }
  if (/[. ]$/.test(name)) return 'ends with a dot or a space'
  if (reserved.test(name)) return 'is one that Windows keeps for devices'
  // A UTF-16 unit takes three bytes at most.
  return name.length > 85 && new TextEncoder().encode(name).length > 255
    ? 'is longer than 255 bytes in UTF-8'
    : undefined
}

function hex(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}
