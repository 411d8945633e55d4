// Prints what the CHANGELOG says of the version that a tag releases, or fails: the release workflow asks before anything else.
import { readFileSync } from 'node:fs'
import { releaseNotes } from './changelog.js'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const [tag] = process.argv.slice(2)
if (tag === undefined) throw new Error('usage: release-notes.mts <tag>')
const { version } = JSON.parse(read('package.json')) as { version: string }
process.stdout.write(releaseNotes(tag, version, read('CHANGELOG.md')))
