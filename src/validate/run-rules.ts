import type { Element } from 'hast'
import { annotation } from '../body/annotation.js'
import { type Diagnostic, diagnose, type TextEdit } from '../diagnostics/diagnostic.js'
import { reasonOf } from '../diagnostics/error-message.js'
import { PostError } from '../diagnostics/post-error.js'
import type { PostEdit } from '../document/post-edit.js'
import { editBetween } from '../source/edit-between.js'
import type { Range } from '../source/range.js'
import { refusePromise } from '../source/refuse-promise.js'
import type { ActiveRule } from './compile-config.js'
import { defaultRules } from './default-rules.js'
import { describeFinding, fieldPath } from './describe-finding.js'
import { fieldRange } from './field-range.js'
import type { PostView } from './post-view.js'
import type { BodyContext, Fact, Rule, RuleFinding } from './rule.js'

const ownRules = new Set<Rule>(defaultRules)

/** What the rules found. */
export type RulesRun = {
  diagnostics: Diagnostic[]
  facts: Record<string, Fact>
  /** Whether a rule could not do its work. */
  failed: boolean
}

/** Runs rules on a post, each as far as the post can be read. */
export function runRules(view: PostView, rules: readonly ActiveRule[]): RulesRun {
  const run: RulesRun = { diagnostics: [], facts: {}, failed: false }
  const context = new Context(view, run.diagnostics)
  for (const active of rules) {
    const { rule } = active
    context.active = active
    if (rule.needs !== 'source' && !view.post) continue
    if (rule.needs === 'body' && !view.body.ok) {
      if (!run.diagnostics.includes(view.body.diagnostic)) run.diagnostics.push(view.body.diagnostic)
      continue
    }
    try {
      if (rule.needs !== 'archive') refusePromise(rule.check(context))
      else {
        const fact = refusePromise(rule.fact(context))
        if (fact !== undefined) run.facts[rule.code] = checkedFact(fact)
      }
    } catch (error) {
      // An archive rule that asked for a body which cannot be read: there is no fact then.
      if (rule.needs === 'archive' && error instanceof PostError) continue
      run.failed = true
      const values = { rule: rule.code, reason: reasonOf(error) }
      run.diagnostics.push(diagnose({ code: 'rule/failed', values }, undefined, view.path))
    }
  }
  return run
}

/** Others do not survive the way to other threads and into a cache, and would differ from run to run. */
function checkedFact(fact: unknown): Fact {
  if (typeof fact === 'string' || Number.isFinite(fact)) return fact as Fact
  throw new TypeError('what it keeps of a post is neither a text nor a finite number')
}

/**
 * What the rules see of a post: one after the other, since each has done its work when it returns. A context for each rule, with functions
 * of its own, took a thirtieth of the time.
 */
class Context implements BodyContext<unknown> {
  /** The rule whose turn it is. */
  active!: ActiveRule
  readonly #view: PostView
  readonly #into: Diagnostic[]

  constructor(view: PostView, into: Diagnostic[]) {
    this.#view = view
    this.#into = into
  }

  // Functions, since rules take them out of the context.
  readonly annotation = (element: Element) => {
    void this.#view.annotatedBody
    return annotation(element)
  }
  readonly tags = (element: Element) => this.#reading.tags(element)
  readonly isFuture = (date: Date, tolerance = 0) => this.#view.isFuture(date, tolerance)
  readonly edits = (edit: PostEdit): TextEdit[] => editBetween(this.source, String(this.document.edit(edit)))
  readonly report = (finding: RuleFinding): void => this.#report(finding)

  get options() {
    return this.active.options
  }
  get source() {
    return this.#view.document.source
  }
  get document() {
    return this.#view.document
  }
  get path() {
    return this.#view.path
  }
  get now() {
    return this.#view.now
  }
  get post() {
    return this.#view.post!
  }
  get body() {
    return this.#reading.tree
  }
  get elements() {
    return this.#reading.elements
  }
  get parseErrors() {
    return this.#reading.marked.parseErrors()
  }
  get endTagsOf() {
    return this.#reading.marked.endTagsOf
  }
  // Rules of others may look for what was recognised in the tree itself; those that come with postmatter ask here.
  get #reading() {
    const view = this.#view
    const body = ownRules.has(this.active.rule) ? view.body : view.annotatedBody
    if (!body.ok) throw new PostError([body.diagnostic])
    return body
  }

  #report(finding: RuleFinding): void {
    const range = this.#rangeOf(finding)
    this.#into.push({
      ...describeFinding(this.active, finding, this.path),
      ...(range && { position: this.document.locator.position(range.start, range.end) }),
      ...(finding.fix && { fix: [...finding.fix] }),
    })
  }

  /** A place outside of the text would be no place at all in reports. */
  #checked(range: Range): Range {
    const { start, end } = range
    if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= this.source.length)
      return range
    throw new RangeError(`it reports a range that is none: { start, end } are offsets within the file's text`)
  }

  #rangeOf({ range, field, element, attribute }: RuleFinding): Range | undefined {
    if (range) return this.#checked(range)
    if (field) return fieldRange(this.document, fieldPath(field))
    if (!element) return undefined
    const tags = this.tags(element)
    return (attribute !== undefined && tags?.properties.get(attribute)) || tags?.opening
  }
}
