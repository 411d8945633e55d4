const needs = ['source', 'post', 'body', 'archive']

/** What keeps a value from being a rule, for those whom no type tells; undefined for a rule. */
export function ruleFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'a rule is what defineRule gives'
  const rule = value as Record<string, unknown>
  if (typeof rule.code !== 'string' || !/^[^\s,/]+\/[^\s,]+$/.test(rule.code))
    return `the code of a rule is a group and a name, such as "site/long-title", and not ${JSON.stringify(rule.code)}`
  if (!needs.includes(rule.needs as string))
    return `the rule ${rule.code} needs source, post, body or archive, and not ${JSON.stringify(rule.needs)}`
  if (typeof rule.check !== 'function') return `the rule ${rule.code} has no function check`
  if (rule.needs === 'archive' && typeof rule.fact !== 'function')
    return `the rule ${rule.code} needs the archive, and has no function fact, which says what is kept of a post`
  return undefined
}
