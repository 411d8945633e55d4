export type { PresetName, RuleLevel, RuleSetting, RuleSettings } from './config.js'
export { type Config, defineConfig } from './config.js'
export { type Fixed, fixPost } from './fix-post.js'
export { recommended, strict } from './presets.js'
export {
  type ArchiveContext,
  type ArchiveEntry,
  type ArchiveRule,
  type BodyContext,
  defineRule,
  type Fact,
  type PostContext,
  type PostRule,
  type Rule,
  type RuleFinding,
  type SourceContext,
} from './rule.js'
export { validatePost } from './validate-post.js'
export type { ValidateOptions, Validation, Verdict } from './validation.js'
