import * as z from 'zod'

/**
 * The sentence that a feed adds below a post, such as 'The post … first appeared on …'.
 *
 * - `title`, `url`: the post that it names, and its address.
 * - `site`, `siteUrl`: the site that it names, and its address.
 *
 * @example
 * Attribution.parse({ type: 'attribution', ref: 'attribution-1', title: 'A post', url: 'https://example.org/a/', site: 'Example', siteUrl: 'https://example.org/' })
 */
export const Attribution = z.strictObject({
  type: z.literal('attribution'),
  ref: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  site: z.string().optional(),
  siteUrl: z.string().optional(),
})

/** The sentence that a feed adds below a post; see the schema of the same name. */
export type Attribution = z.infer<typeof Attribution>
