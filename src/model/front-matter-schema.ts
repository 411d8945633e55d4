import type * as z from 'zod'
import type { FrontMatter } from '../schema/front-matter.js'

/** A schema that can stand for FrontMatter: what it gives has at least the archiver's keys. */
export type FrontMatterSchema = z.ZodType<FrontMatter>

/** Options of the calls that read or write a post as a model. */
export type ModelOptions<S extends FrontMatterSchema = FrontMatterSchema> = {
  /** The front matter with your own keys, such as `FrontMatter.extend({ translator: z.string() })`. */
  frontMatter?: S | undefined
  /** The file's path, for diagnostics. */
  file?: string | undefined
}
