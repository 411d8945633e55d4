export type { Tags } from '../body/parse-tagged.js'
export type {
  ConfigRules,
  PresetName,
  ReadingWarning,
  RuleLevel,
  RuleOptions,
  RuleSetting,
  RuleSettings,
} from './config.js'
export { type Config, defineConfig } from './config.js'
export type { DefaultRule } from './default-rules.js'
export { type Fixed, fixPost } from './fix-post.js'
export { recommended, strict } from './presets.js'
export {
  type ArchiveContext,
  type ArchiveEntry,
  type ArchiveRule,
  type BodyContext,
  defineRule,
  type Fact,
  type NoPromise,
  type NoThen,
  type PostContext,
  type PostRule,
  type Rule,
  type RuleContexts,
  type RuleFinding,
  type RuleHead,
  type SourceContext,
} from './rule.js'
export { validatePost } from './validate-post.js'
export type { ValidateOptions, Validation, Verdict } from './validation.js'
