import type { Element, Nodes, Root, Text } from 'hast'
import type { ReactElement, ReactNode } from 'react'
import * as react from 'react/jsx-runtime'
import { describe, expectTypeOf, test } from 'vitest'
import {
  baseRenderer,
  createAsyncRenderer,
  createRenderer,
  htmlRenderer,
  type JsxProps,
  parseBody,
  type Renderer,
  renderBody,
  toJsx,
} from '../../src/index.js'
import type { Embed, Figure, Image } from '../../src/schema/index.js'

const body = parseBody('<p>x</p>')

describe('a renderer', () => {
  const complete: Renderer<number> = {
    root: (_node, _data, { next }) => next(),
    element: (_node, _data, { next }) => next(),
    text: ({ value }) => value.length,
    image: () => 1,
    figure: (_element, _data, { next }) => next(),
    embed: () => 1,
    widget: () => 0,
    attribution: () => 0,
    keyword: (_element, { text }) => text.length,
    note: () => 0,
    claim: (_element, _data, { next }) => next(),
    unknown: () => 0,
    join: (parts) => parts.reduce((sum, part) => sum + part, 0),
  }

  test('has a handler for everything', () => {
    const { note, ...withoutNote } = complete
    // @ts-expect-error: notes are forgotten
    expectTypeOf<Renderer<number>>(withoutNote)
    const { unknown, ...withoutUnknown } = complete
    // @ts-expect-error: what to do with anything else has to be said
    expectTypeOf<Renderer<number>>(withoutUnknown)
    const { text, ...withoutText } = complete
    // @ts-expect-error: a kind of node is forgotten
    expectTypeOf<Renderer<number>>(withoutText)
    expectTypeOf([note, unknown, text]).not.toBeAny()
  })

  test('knows what each handler gets', () => {
    expectTypeOf<Parameters<Renderer<string>['figure']>[0]>().toEqualTypeOf<Element>()
    expectTypeOf<Parameters<Renderer<string>['figure']>[1]>().toEqualTypeOf<Figure>()
    expectTypeOf<Parameters<Renderer<string>['text']>[0]>().toEqualTypeOf<Text>()
    expectTypeOf<Parameters<Renderer<string>['root']>[0]>().toEqualTypeOf<Root>()
    expectTypeOf<Parameters<Renderer<string>['unknown']>[0]>().toEqualTypeOf<Nodes>()
    expectTypeOf<Parameters<Renderer<string>['unknown']>[1]>().toEqualTypeOf<unknown>()
  })

  test('gives what its handlers give', () => {
    expectTypeOf(renderBody(body, complete)).toEqualTypeOf<number>()
    expectTypeOf(renderBody(body, htmlRenderer)).toEqualTypeOf<string>()
    // @ts-expect-error: a handler of another result
    createRenderer(htmlRenderer, { text: () => 1 })
    // @ts-expect-error: no such handler
    createRenderer(htmlRenderer, { picture: () => '' })
  })

  test('can be about a few things only', () => {
    const words = createRenderer(
      baseRenderer<string[]>({ unknown: (_node, _data, { next }) => next(), join: (parts) => parts.flat() }),
      { text: ({ value }) => value.split(/\s+/) },
    )
    expectTypeOf(renderBody(body, words)).toEqualTypeOf<string[]>()
    // @ts-expect-error: what to do with everything else has to be said
    baseRenderer<string>({ join: (parts) => parts.join('') })
  })

  test('is asynchronous where its handlers are', () => {
    const renderer = createAsyncRenderer(htmlRenderer, {
      image: async (_element, data, { next }) => {
        expectTypeOf(data).toEqualTypeOf<Image>()
        expectTypeOf(next()).toEqualTypeOf<Promise<string>>()
        return ''
      },
    })
    expectTypeOf(renderBody(body, renderer)).toEqualTypeOf<Promise<string>>()
    // @ts-expect-error: not a promise
    createAsyncRenderer(htmlRenderer, { image: () => '' })
    // @ts-expect-error: a synchronous renderer has no asynchronous handler
    createRenderer(htmlRenderer, { image: async () => '' })
  })
})

describe('toJsx', () => {
  test('gives elements of the framework, and components what they need', () => {
    const Figure = ({ data, children }: JsxProps<'Figure', ReactElement>): ReactNode => {
      expectTypeOf(data).toEqualTypeOf<Figure>()
      expectTypeOf(children).toExtend<ReactNode>()
      return children
    }
    expectTypeOf(toJsx(body, { ...react, components: { Figure } })).toEqualTypeOf<ReactElement>()
    expectTypeOf<JsxProps<'Embed'>['data']>().toEqualTypeOf<Embed>()
  })

  test('takes components that ask for less, and none that ask for something else', () => {
    toJsx(body, { ...react, components: { Image: ({ data }) => data.alt ?? null, Widget: () => null } })
    toJsx(body, { ...react, components: { Figure: (_props: { children?: ReactNode }) => null } })
    // @ts-expect-error: a figure is no embed
    toJsx(body, { ...react, components: { Figure: (_props: { data: Embed }) => null } })
    // @ts-expect-error: no such component
    toJsx(body, { ...react, components: { Picture: () => null } })
    // @ts-expect-error: a JSX runtime has three parts
    toJsx(body, { Fragment: react.Fragment, jsx: react.jsx })
  })
})
