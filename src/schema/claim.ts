import * as z from 'zod'

/**
 * Says of an element that it is a part of a figure: its caption or its credit, inside of the figure's element or outside.
 *
 * @example
 * Claim.parse({ type: 'claim', ref: 'claim-1', by: 'figure-1' })
 */
export const Claim = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('claim'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** The `ref` of the figure. */
  by: z.string(),
})

/** Says of an element that it is a part of a figure; see the schema of the same name. */
export type Claim = z.infer<typeof Claim>
