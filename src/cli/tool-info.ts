import { packageFile } from './package-file.js'

/** The version of the format of json and ndjson reports: raised when a field is removed or changes its meaning. */
const reportVersion = 1

/** What a report says of the tool that made it. */
export function toolInfo(): { tool: string; version: string; reportVersion: number } {
  return { tool: 'postmatter', version: packageVersion(), reportVersion }
}

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(packageFile('package.json')) as { version: string }).version
}
