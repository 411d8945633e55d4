export { type AnnotateOptions, annotateBody } from './body/annotate-body.js'
export { type Annotation, annotation } from './body/annotation.js'
export { defaultRecognizers } from './body/default-recognizers.js'
export { type BodyOptions, parseBody } from './body/parse-body.js'
export { attributions, embeds, figures, images, type Recognized, widgets } from './body/queries.js'
export { type AnnotationData, defineRecognizer, type Recognizer, type RecognizerContext } from './body/recognizer.js'
export { rehypePostmatter } from './body/rehype-postmatter.js'
export type { TextLength } from './body/text-lengths.js'
export type { UnreadMarkup } from './body/unread-markup.js'
export type { Contents } from './body/walk.js'
export type { DiagnosticCode, Severity } from './diagnostics/catalogue.js'
export type { Diagnostic, Finding, Point, Position, TextEdit } from './diagnostics/diagnostic.js'
export { PostError } from './diagnostics/post-error.js'
export { toVFileMessage } from './diagnostics/to-vfile-message.js'
export { type PostDocument, parseDocument } from './document/document.js'
export type { Layout, PreambleRanges } from './document/layout.js'
export type { FrontMatterValue, PostEdit } from './document/post-edit.js'
export type { FrontMatterBlock } from './front-matter/front-matter-block.js'
export type {
  EmptyNode,
  MappingNode,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  YamlEntry,
  YamlNode,
} from './front-matter/yaml-node.js'
export { formatPost } from './model/format-post.js'
export type { FrontMatterSchema, ModelOptions } from './model/front-matter-schema.js'
export { parsePost } from './model/parse-post.js'
export { type SafeParseResult, safeParsePost } from './model/safe-parse-post.js'
export { type SerializeOptions, serializePost } from './model/serialize-post.js'
export { createAsyncRenderer } from './render/async-renderer.js'
export type { EmbedForm } from './render/html-players.js'
export { createHtmlRenderer, type HtmlRendererOptions, htmlRenderer } from './render/html-renderer.js'
export type { JsxChildren, JsxComponent, JsxComponents, JsxData, JsxLink, JsxProps } from './render/jsx-components.js'
export type { RenderOptions } from './render/readable-body.js'
export { renderBody } from './render/render-body.js'
export {
  type AnnotationHandlers,
  baseRenderer,
  createRenderer,
  type Handler,
  type NodeHandlers,
  type RenderContext,
  type Renderer,
} from './render/renderer.js'
export { type ToHtmlOptions, toHtml } from './render/to-html.js'
export { type JsxFunction, type ToJsxOptions, toJsx } from './render/to-jsx.js'
export type { Attribution } from './schema/attribution.js'
export type { Claim } from './schema/claim.js'
export type { Embed } from './schema/embed.js'
export type { Figure } from './schema/figure.js'
export type { FrontMatter } from './schema/front-matter.js'
export type { Image } from './schema/image.js'
export type { JsonValue } from './schema/json-value.js'
export type { Keyword } from './schema/keyword.js'
export type { Note } from './schema/note.js'
export type { Post } from './schema/post.js'
export type { Preamble } from './schema/preamble.js'
export type { Widget } from './schema/widget.js'
export type { Locator } from './source/locator.js'
export type { Range } from './source/range.js'
export { type CleanChange, type CleanOptions, cleanBody } from './transform/clean/clean-body.js'
export { cleanPost, type PostChange, type SourceEdit, undoChanges } from './transform/clean/clean-post.js'
export { type CleanPreset, cleanPresets } from './transform/clean/clean-presets.js'
export { type CleanContext, type CleanStep, defineCleanStep, type PropertyEdits } from './transform/clean/clean-step.js'
export { type MarkdownOptions, toMarkdown } from './transform/markdown/to-markdown.js'
export { type ExcerptOptions, excerpt } from './transform/text/excerpt.js'
export { type TextStats, type TextStatsOptions, textStats } from './transform/text/text-stats.js'
export { type TextOptions, toText } from './transform/text/to-text.js'
