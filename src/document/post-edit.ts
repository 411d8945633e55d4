/** A value that a front matter key can be set to. */
export type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue | undefined }

/** What `document.edit` is to change; what is not named stays. */
export type PostEdit = {
  /** Any key of the front matter, known or not; `undefined` removes it. */
  frontMatter?: { readonly [key: string]: FrontMatterValue | undefined }
  /** The preamble or a part of it; `undefined` removes it, and with it the wrapper. To add one, give both parts. */
  preamble?:
    | {
        /** The instant; null for one that is not known. */
        timestamp?: Date | null
        /** The link to the original, or a part of it. */
        sourceLink?: {
          /** One line of text. */
          text?: string
          /** The address: without white space, control characters and parentheses. */
          url?: string
        }
      }
    | undefined
  /** The body without its wrapper. */
  html?: string
}
