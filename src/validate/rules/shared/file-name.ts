/** The parts of `YYYY-MM-DD-title.md`; undefined for a path of another form. */
export function fileName(path: string | undefined): { name: string; day?: string; title?: string } | undefined {
  const name = path?.split('/').at(-1)
  if (name === undefined) return undefined
  const match = /^(\d{4}-\d\d-\d\d)-(.*)\.\w+$/s.exec(name)
  return match ? { name, day: match[1]!, title: match[2]! } : { name }
}
