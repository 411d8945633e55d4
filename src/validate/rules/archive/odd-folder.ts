import * as z from 'zod'
import { defineRule } from '../../rule.js'

// Of fewer posts nothing can be said.
const fewestPosts = 10

/** `archive/odd-folder`: docs/rules/archive/odd-folder.md. */
export const archiveOddFolder = defineRule({
  code: 'archive/odd-folder',
  needs: 'archive',
  severity: 'info',
  message: 'The post lies in {folder}, but nearly all others lie in folders such as {example}.',
  help: 'Look whether the folder is misspelt, or the post was put there by mistake; programs that go through the folders by date miss it.',
  options: z.strictObject({
    share: z.number().min(0.5).max(1).default(0.9),
    few: z.number().default(2),
  }),
  fact: () => 0,
  check({ posts, options, report }) {
    if (posts.length < fewestPosts) return
    const schemes = new Map<string, string[]>()
    for (const { path } of posts) {
      const scheme = folderOf(path).replace(/\d/g, '0')
      const paths = schemes.get(scheme)
      if (paths) paths.push(path)
      else schemes.set(scheme, [path])
    }
    const usual = [...schemes].find(([, paths]) => paths.length >= posts.length * options.share)
    // Folders that are named by subject say nothing of where a post belongs.
    if (!usual?.[0].includes('0')) return
    const example = folderOf(usual[1][0]!)
    for (const [scheme, paths] of schemes) {
      if (scheme === usual[0] || paths.length > options.few) continue
      for (const path of paths) report({ path, values: { folder: folderOf(path) || 'no folder', example } })
    }
  },
})

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
