import { count } from './count.js'
import { packageFile } from './package-file.js'
import type { RuleSet } from './rule-set.js'

/** The version of the format of json and ndjson reports: raised when a field is removed or changes its meaning. */
export const reportVersion = 1

/** What a report says of the tool that made it, and of the rules. */
export function toolInfo(ruleSet: RuleSet) {
  return { tool: 'postmatter', version: packageVersion(), reportVersion, ruleSet }
}

/** The same in a line. */
export function describeTool(ruleSet: RuleSet): string {
  return `postmatter ${packageVersion()}, ${describeRuleSet(ruleSet)}, report format ${reportVersion}`
}

/** A rule set in words. */
export function describeRuleSet({ name, rules, digest }: RuleSet): string {
  return `rule set ${name} (${count(rules, 'rule')}, ${digest})`
}

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(packageFile('package.json')) as { version: string }).version
}
