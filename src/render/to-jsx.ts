import type { Element, Root } from 'hast'
import { type Options, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { PostDocument } from '../document/document.js'
import type { Post } from '../schema/post.js'
import type { JsxComponents, JsxData } from './jsx-components.js'
import { markComponents } from './mark-components.js'
import { type RenderOptions, readableBody } from './readable-body.js'
import { bodyOf } from './render-body.js'

/** A function of an automatic JSX runtime, such as that of `react/jsx-runtime`. */
export type JsxFunction<Out> = (type: never, props: never, key?: never) => Out

/** Options of `toJsx`. */
export type ToJsxOptions<Out> = RenderOptions & {
  /** `Fragment` of the framework's JSX runtime. */
  Fragment: unknown
  /** `jsx` of the same. */
  jsx: JsxFunction<Out>
  /** `jsxs` of the same. */
  jsxs: JsxFunction<Out>
  /** Components in place of plain elements. Default: none, all is shown as `toHtml` has it. */
  components?: JsxComponents<Out> | undefined
  /** How attributes are named: `react` (`className`), for Preact, too; `html` (`class`) for Vue and Solid. Default: react. */
  attributeNames?: 'react' | 'html' | undefined
}

/**
 * Turns a body into elements of React, Preact, Solid, Vue or another framework with a JSX runtime. It is made safe first
 * (docs/safety.md) and has all that `toHtml` gives: whole figures, the real addresses of pictures, links for players.
 *
 * @param input a tree of `parseBody`, which is not changed, or a post or document whose body is meant.
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`).
 * @example
 * import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
 * toJsx(body, { Fragment, jsx, jsxs, components: { Link: ({ data, children }) => jsx('a', { href: data.url, children }) } })
 */
export function toJsx<Out>(input: Root | Post | PostDocument, options: ToJsxOptions<Out>): Out {
  const { Fragment, components = {}, attributeNames = 'react', headingLevel } = options
  const { body, baseUrl } = bodyOf(input, options.baseUrl, 'toJsx')
  const tree = readableBody(body, { baseUrl, headingLevel })
  const { marked, parts } = markComponents(tree, (name) =>
    components[name] === undefined ? undefined : tagNameOf(name),
  )
  // Marked elements are shown by the components, with props of their own.
  const withComponents = (create: JsxFunction<Out>) => {
    const call = create as (type: unknown, props: unknown, ...key: unknown[]) => Out
    return (type: unknown, props: { node?: Element; children?: unknown }, ...key: unknown[]) => {
      const part = props.node && parts.get(props.node)
      if (!part) return call(type, props, ...key)
      const { data, element, name } = part
      return call(components[name], { data, element, children: props.children }, ...key)
    }
  }
  const names = Object.keys(components) as (keyof JsxData)[]
  const runtime = {
    Fragment,
    jsx: withComponents(options.jsx),
    jsxs: withComponents(options.jsxs),
    // With the node, by which the mark is known.
    components: Object.fromEntries(names.map((name) => [tagNameOf(name), components[name]])),
    passNode: true,
    elementAttributeNameCase: attributeNames,
    // As a style, the value of `align` could hold any other style.
    tableCellAlignToStyle: false,
  }
  return toJsxRuntime(marked, runtime as unknown as Options) as Out
}

/** A name that no element of a body has. */
function tagNameOf(name: keyof JsxData): string {
  return `postmatter:${name}`
}
