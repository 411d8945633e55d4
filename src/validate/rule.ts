import type { Element, Root } from 'hast'
import type * as z from 'zod'
import type { Annotation } from '../body/annotation.js'
import type { Tags } from '../body/parse-tagged.js'
import type { Severity } from '../diagnostics/catalogue.js'
import type { TextEdit } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
import type { PostEdit } from '../document/post-edit.js'
import type { Post } from '../schema/post.js'
import type { Range } from '../source/range.js'
import { ruleFault } from './rule-fault.js'

/** What a rule says of a post: where, and in which words. */
export type RuleFinding = {
  /** Where it is, as offsets in the file. */
  range?: Range | undefined
  /** Or of which value of the model: `'frontMatter.title'`, `'preamble.sourceLink.url'`, or the path as a list. */
  field?: string | readonly string[] | undefined
  /** Or of which element of the body: its opening tag is meant. */
  element?: Element | undefined
  /** Of the element's attributes, the one that is meant, by the name of its hast property. */
  attribute?: string | undefined
  /** For the `{name}` placeholders of the message and the help. */
  values?: Readonly<Record<string, string>> | undefined
  /** In place of the rule's own message. */
  message?: string | undefined
  /** In place of the rule's own help. */
  help?: string | undefined
  /** Edits of the file that mend it and change nothing else. */
  fix?: readonly TextEdit[] | undefined
}

/** What a rule with `needs: 'source'` may ask and do. It is asked for every file, also for malformed ones. */
export type SourceContext<O = undefined> = {
  /** The text of the file. */
  readonly source: string
  /** The same, cut into its parts. */
  readonly document: PostDocument
  /** The file's path with forward slashes, where the caller gave one. */
  readonly path: string | undefined
  /** The moment that counts as the present one. What a rule says that has looked at it is not cached: see `isFuture`. */
  readonly now: Date
  /** As the configuration gives them, defaults filled in. */
  readonly options: O
  /** Whether a date lies in the future, by more than so many milliseconds (default: 0). What does not can be cached. */
  isFuture(date: Date, tolerance?: number): boolean
  /** The edits that change values of the post, for `fix`. */
  edits(edit: PostEdit): TextEdit[]
  /** Says what was found. */
  report(finding: RuleFinding): void
}

/** What a rule with `needs: 'post'` may ask and do. Malformed posts are none of its matter. */
export type PostContext<O = undefined> = SourceContext<O> & {
  /** The typed model. */
  readonly post: Post
}

/** What a rule with `needs: 'body'` may ask and do. */
export type BodyContext<O = undefined> = PostContext<O> & {
  /** The body as `parseBody` reads it, without positions. */
  readonly body: Root
  /** Every element of it, in document order. */
  readonly elements: readonly Element[]
  /** Which parse errors of the HTML standard the body has, by their codes, such as `duplicate-attribute`. */
  readonly parseErrors: ReadonlySet<string>
  /** What was recognised in an element. */
  annotation(element: Element): Annotation | undefined
  /** How many elements of a name an end tag closes. */
  endTagsOf(tagName: string): number
  /** Where the tags and attributes of an element stand in the file. Tags that make elements of another name take a second parse. */
  tags(element: Element): Tags | undefined
}

/** What an archive rule keeps of a post: it stays in memory for as long as the run takes, so it is short. */
export type Fact = string | number

/** A post of an archive, and what a rule kept of it. */
export type ArchiveEntry = {
  /** The file's path with forward slashes. */
  readonly path: string
  /** What the rule kept. */
  readonly fact: Fact
}

/** What a rule with `needs: 'archive'` may ask and do when every post has been read. */
export type ArchiveContext<O = undefined> = {
  /** In the order in which they were read: those of which the rule kept a fact. */
  readonly posts: readonly ArchiveEntry[]
  /** As the configuration gives them, defaults filled in. */
  readonly options: O
  /** Says something of one of the posts. A path that is not among them is a mistake of the rule: it has failed then. */
  report(finding: Pick<RuleFinding, 'field' | 'values' | 'message' | 'help'> & { path: string }): void
}

/**
 * What `check` may give back. Nobody reads it; but a promise is refused, since nobody waits for one either, and what it
 * reports would be lost.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is the usual one.
export type NoPromise = void | null | boolean | number | string | readonly unknown[] | NoThen

/** Any object that is no promise. */
export type NoThen = {
  /** What a promise has. */
  then?: never
}

/** What a rule is given, by what it needs. */
export type RuleContexts<O = unknown> = {
  /** Every file. */
  source: SourceContext<O>
  /** Well-formed posts. */
  post: PostContext<O>
  /** Well-formed posts, with their bodies. */
  body: BodyContext<O>
}

/** What every rule says of itself. */
export type RuleHead<C extends string, S extends z.ZodType> = {
  /** `family/name`, as it stands in reports and configurations. */
  code: C
  /** Default: warning. */
  severity?: Severity | undefined
  /** Whether the preset `recommended` has it. Default: true. */
  recommended?: boolean | undefined
  /** What is wrong, in one sentence; `{name}` is filled in from the `values` of a finding. */
  message?: string | undefined
  /** What to do about it. */
  help?: string | undefined
  /** What the configuration may set; every option needs a default. */
  options?: S | undefined
}

/** A rule about single posts. */
export type PostRule<
  C extends string = string,
  S extends z.ZodType = z.ZodType,
  N extends keyof RuleContexts = keyof RuleContexts,
> = RuleHead<C, S> & {
  /** What the rule looks at: only where a rule needs the body, its html is parsed. */
  needs: N
  /** Looks at a post, and reports, before it returns. */
  check(context: RuleContexts<z.output<S>>[N]): NoPromise
}

/** A rule about posts beside one another. */
export type ArchiveRule<C extends string = string, S extends z.ZodType = z.ZodType> = RuleHead<C, S> & {
  /** Tells it from rules about single posts. */
  needs: 'archive'
  /** What to keep of a post; undefined for nothing. */
  fact(context: BodyContext<z.output<S>>): Fact | undefined
  /** Looks at what was kept of all posts, and reports, before it returns. */
  check(context: ArchiveContext<z.output<S>>): NoPromise
}

/** Any rule: a list holds rules of all options, and each is asked with its own. */
// biome-ignore-start lint/suspicious/noExplicitAny: a rule takes its own options only, so no other type holds rules of all.
export type Rule = PostRule<string, any> | ArchiveRule<string, any>
// biome-ignore-end lint/suspicious/noExplicitAny: from here on, types are told.

/**
 * Defines a rule. Built-in rules are made by it, too.
 *
 * @throws TypeError for what is none: a code without a group, or `needs` of nothing that there is.
 * @example
 * const noDrafts = defineRule({
 *   code: 'site/no-drafts',
 *   needs: 'post',
 *   message: 'The title begins with "Draft".',
 *   check({ post, report }) {
 *     if (post.frontMatter.title.startsWith('Draft')) report({ field: 'frontMatter.title' })
 *   },
 * })
 * defineConfig({ customRules: [noDrafts], rules: { 'site/no-drafts': 'error' } })
 */
export function defineRule<
  const C extends string,
  N extends 'source' | 'post' | 'body',
  S extends z.ZodType = z.ZodUndefined,
>(rule: PostRule<C, S, N>): PostRule<C, S, N>
export function defineRule<const C extends string, S extends z.ZodType = z.ZodUndefined>(
  rule: ArchiveRule<C, S>,
): ArchiveRule<C, S>
export function defineRule(rule: Rule): Rule {
  const fault = ruleFault(rule)
  if (fault !== undefined) throw new TypeError(`defineRule: ${fault}.`)
  return rule
}
