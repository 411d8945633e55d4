import * as nodeModule from 'node:module'
import { createRequire, register } from 'node:module'
import { pathToFileURL } from 'node:url'

/** What a configuration imports to say more than JSON can. */
const lent = ['postmatter/validate', 'zod']

type Context = { parentURL?: string | undefined }
type Resolve = (specifier: string, context: Context, next: (specifier: string, context: Context) => unknown) => unknown
/** Newer than the Node whose types are used here. */
type Hooks = { registerHooks?: (hooks: { resolve: Resolve }) => void }

let isLending = false

/**
 * Lets a configuration import postmatter and zod where its project has not installed them, as with `npx --yes`, which keeps
 * the command outside of it: they come from where the command is, then. What the project has comes first.
 */
export function lendPackages(file: string): void {
  if (isLending || hasAll(file)) return
  isLending = true
  const home = import.meta.url
  const { registerHooks } = nodeModule as Hooks
  if (registerHooks) registerHooks({ resolve: resolveFrom(home) })
  // Before 22.15, hooks live in a thread of their own, and come as a module.
  else {
    const source = `
      let lend
      export const initialize = (home) => { lend = (${resolveFrom})(home) }
      export const resolve = (...all) => lend(...all)`
    register(`data:text/javascript,${encodeURIComponent(source)}`, { data: home })
  }
}

function hasAll(file: string): boolean {
  const { resolve } = createRequire(pathToFileURL(file))
  try {
    for (const name of lent) resolve(name)
    return true
  } catch {
    return false
  }
}

/** The source of a module, too: so it uses nothing from around it, and takes what `next` gives as a value or as a promise. */
function resolveFrom(home: string): Resolve {
  return (specifier, context, next) => {
    const again = (error: unknown) => {
      const isMissing = /^(?:ERR_)?MODULE_NOT_FOUND$/.test(String((error as NodeJS.ErrnoException).code))
      if (!isMissing || !/^(?:postmatter|zod)(?:\/|$)/.test(specifier)) throw error
      return next(specifier, { ...context, parentURL: home })
    }
    try {
      const resolved = next(specifier, context)
      return resolved instanceof Promise ? resolved.catch(again) : resolved
    } catch (error) {
      return again(error)
    }
  }
}
