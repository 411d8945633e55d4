import { defineRule } from '../../rule.js'

// The folder of the file: 2020-09-08, 2020-09, 2020/09, 2020/09/08. Other folders may be named after other dates.
const folders = [/(?:^|\/)(\d{4})-(\d{2})(?:-(\d{2}))?\/[^/]*$/, /(?:^|\/)(\d{4})\/(\d{2})(?:\/(\d{2}))?\/[^/]*$/]

const hour = 3_600_000

/** `archive/folder-date`: docs/rules/archive/folder-date.md. */
export const archiveFolderDate = defineRule({
  code: 'archive/folder-date',
  needs: 'post',
  message: 'The post lies in a folder of {folder}, but its date is {date}.',
  help: 'Move the post to the folder of its date, or correct the date, if the folder is right.',
  check({ path = '', post: { frontMatter }, report }) {
    const match = folders.map((pattern) => pattern.exec(path)).find((found) => found !== null)
    const [, year, month, day] = match ?? []
    if (!year || !/^(?:0[1-9]|1[0-2])$/.test(month!)) return
    const folder = [year, month, day].filter(Boolean).join('-')
    if (daysOf(frontMatter.date).some((date) => date.startsWith(folder))) return
    report({ field: 'frontMatter.date', values: { folder, date: frontMatter.date.toISOString().slice(0, 10) } })
  },
})

/** The days that a moment is on, from the most western time zone to the most eastern. */
function daysOf(date: Date): string[] {
  const moments = [-12, 0, 14].map((hours) => new Date(date.getTime() + hours * hour))
  return moments.filter((moment) => !Number.isNaN(moment.getTime())).map((moment) => moment.toISOString().slice(0, 10))
}
