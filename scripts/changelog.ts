/** A section of the CHANGELOG: `Unreleased`, or a version with the day of its release. */
export type Section = { name: string; date: string | undefined; entries: string[] }

/** The sections of a CHANGELOG, newest first. An entry is a list item, in one line. */
export function readChangelog(text: string): Section[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading, ...rest] = section.split('\n')
      const [name, date] = heading!.split(' - ') as [string, string | undefined]
      const items = rest.join('\n').split(/^- /m).slice(1)
      return { name, date, entries: items.map((item) => item.trim().replace(/\s*\n\s*/g, ' ')) }
    })
}

/**
 * What a tag releases, as Markdown.
 *
 * @throws when the tag is not of the version in package.json, or the CHANGELOG does not say what is in that version.
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, and package.json says ${version}`)
  const sections = readChangelog(changelog)
  const section = sections.find(({ name }) => name === version)
  if (!section) throw new Error(`CHANGELOG.md has no section "## ${version} - YYYY-MM-DD"`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(section.date ?? '')) throw new Error(`CHANGELOG.md has no date for ${version}`)
  if (section.entries.length === 0) throw new Error(`CHANGELOG.md says nothing of ${version}`)
  const left = sections.find(({ name }) => name === 'Unreleased')?.entries ?? []
  if (left.length > 0) throw new Error(`CHANGELOG.md still has ${left.length} entries under Unreleased`)
  return `${section.entries.map((entry) => `- ${entry}`).join('\n')}\n`
}
