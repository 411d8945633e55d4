import type { Element } from 'hast'
import type { Attribution } from '../schema/attribution.js'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import type { Widget } from '../schema/widget.js'

/** What a Link component is told: where the link leads, and what its tooltip says. */
export type JsxLink = {
  /** The address, safe to be written into `href`. */
  url: string
  /** The title attribute, where there is one. */
  title: string | undefined
}

/** What each component is told in `data`. */
export type JsxData = {
  /** A figure of any kind, whatever its markup was. */
  Figure: Figure
  /** A picture, in a figure or not. */
  Image: Image
  /** What another site would show, or a media file; the default is a link, or a player that waits to be told. */
  Embed: Embed
  /** Page furniture that came along. */
  Widget: Widget
  /** The feed footer. */
  Attribution: Attribution
  /** Any other link. */
  Link: JsxLink
}

/** What can stand between the tags of a component: nothing, something, or several things. */
export type JsxChildren<Out> = Out | string | (Out | string)[] | undefined

/** What a component is called with. */
export type JsxProps<Name extends keyof JsxData, Out = unknown> = {
  /** What was recognised. */
  data: JsxData[Name]
  /** The hast element, safe to show, with all that stands in it. */
  element: Element
  /**
   * What stands in the element, rendered; the element itself where it says more than that something belongs together, such
   * as the table of a figure.
   */
  children: JsxChildren<Out>
}

/** A component of a framework: a function or class that takes props. */
export type JsxComponent<Props> =
  | ((props: Props, ...rest: never[]) => unknown)
  | (new (
      props: Props,
      ...rest: never[]
    ) => unknown)

/** Components to use in place of plain elements. */
export type JsxComponents<Out = unknown> = {
  [Name in keyof JsxData]?: JsxComponent<JsxProps<Name, Out>> | undefined
}

/** What an element is to a component. */
export type JsxPart = { name: keyof JsxData; data: JsxData[keyof JsxData]; element: Element }
