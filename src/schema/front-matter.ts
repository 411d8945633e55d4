import * as z from 'zod'
import { maxListItems } from './json-value.js'
import { Instant } from './post-date.js'
import { Text } from './text.js'

/** The order in which the archiver writes the keys. */
export const keyOrder = ['layout', 'title', 'date', 'author', 'from', 'tags', 'comments', 'categories'] as const

const Texts = z.array(Text).max(maxListItems)

/**
 * The front matter of a post as a model object: every key that the archiver writes.
 *
 * Bring your own keys with `.extend()`: `FrontMatter.extend({ translator: z.string() })`. A key whose schema is a string
 * gets the text as it is written (`author: 1984` is `'1984'`), a `z.date()` the instant, every other the value as YAML
 * reads it.
 *
 * @example
 * FrontMatter.parse({ layout: 'post', title: 'A', date: new Date(0), author: 'B', from: 'https://example.org/',
 *   tags: ['C'], categories: ['C'] })
 */
export const FrontMatter = z.strictObject({
  /** The page layout: `post`, in what the archiver writes. */
  layout: Text,
  /** The title, as plain text. */
  title: Text,
  /** When the post was published, to the millisecond. */
  date: Instant,
  /** Who wrote it, as text: `1984` is a name, too. */
  author: Text,
  /** The address of the original as it was written: it parses as a URL, but may hold spaces and unencoded characters. */
  from: Text.refine((text) => URL.canParse(text), {
    error: 'is not an absolute URL',
    params: { code: 'front-matter/invalid-url' },
  }),
  /** Any number; the archiver writes one. */
  tags: Texts,
  /** Whether readers may comment; only some archives say. */
  comments: z.boolean().optional(),
  /** Any number; the archiver writes one. */
  categories: Texts,
})

/** The front matter of a post as a model object; see the schema of the same name. */
export type FrontMatter = {
  /** The page layout: `post`, in what the archiver writes. */
  layout: string
  /** The title, as plain text. */
  title: string
  /** When the post was published, to the millisecond. */
  date: Date
  /** Who wrote it, as text: `1984` is a name, too. */
  author: string
  /** The address of the original as it was written: it parses as a URL, but may hold spaces and unencoded characters. */
  from: string
  /** Any number; the archiver writes one. */
  tags: string[]
  /** Any number; the archiver writes one. */
  categories: string[]
  /** Whether readers may comment; only some archives say. */
  comments?: boolean | undefined
}
