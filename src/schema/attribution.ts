import * as z from 'zod'

/**
 * The sentence that a feed adds below a post, such as 'The post … first appeared on …'.
 *
 * @example
 * Attribution.parse({ type: 'attribution', ref: 'attribution-1', title: 'A post', url: 'https://example.org/a/', site: 'Example', siteUrl: 'https://example.org/' })
 */
export const Attribution = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('attribution'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** The post that it names. */
  title: z.string().optional(),
  /** The address of that post. */
  url: z.string().optional(),
  /** The site that it names. */
  site: z.string().optional(),
  /** The address of that site. */
  siteUrl: z.string().optional(),
})

/** The sentence that a feed adds below a post; see the schema of the same name. */
export type Attribution = z.infer<typeof Attribution>
