import type { Element, Root } from 'hast'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type Annotation,
  type AnnotationData,
  annotation,
  attributions,
  defaultRecognizers,
  defineRecognizer,
  embeds,
  figures,
  images,
  parseBody,
  rehypePostmatter,
  widgets,
} from '../../src/index.js'
import type { Attribution, Embed, Figure, Image, Widget } from '../../src/schema/index.js'

describe('an annotation', () => {
  test('is a union that a switch over its type exhausts', () => {
    const name = (data: Annotation): string => {
      switch (data.type) {
        case 'image':
          return data.role
        case 'figure':
          return data.kind
        case 'embed':
          return data.provider
        case 'widget':
          return data.name
        case 'attribution':
          return data.title ?? ''
        case 'keyword':
          return data.text
        case 'note':
          return data.key
        case 'claim':
          return data.by
        default: {
          expectTypeOf(data).toBeNever()
          return data
        }
      }
    }
    expectTypeOf(name).returns.toBeString()
  })

  test('stands in the data of hast elements', () => {
    expectTypeOf<NonNullable<Element['data']>['postmatter']>().toEqualTypeOf<Annotation | undefined>()
    expectTypeOf(annotation).returns.toEqualTypeOf<Annotation | undefined>()
  })
})

test('the queries give the data of their type, and its element', () => {
  const tree = {} as Root
  expectTypeOf(parseBody).returns.toEqualTypeOf<Root>()
  expectTypeOf(figures(tree)[0]!.data).toEqualTypeOf<Figure>()
  expectTypeOf(images(tree)[0]!.data).toEqualTypeOf<Image>()
  expectTypeOf(embeds(tree)[0]!.data).toEqualTypeOf<Embed>()
  expectTypeOf(widgets(tree)[0]!.data).toEqualTypeOf<Widget>()
  expectTypeOf(attributions(tree)[0]!.data).toEqualTypeOf<Attribution>()
  expectTypeOf(attributions(tree)[0]!.element).toEqualTypeOf<Element>()
})

test('a recogniser gives the data of one type, without a ref', () => {
  const recognizer = defineRecognizer({
    name: 'pull-quote',
    match: ['aside', '.pullquote', /^pull-/],
    annotate: () => ({ type: 'figure', kind: 'quote', images: [] }),
  })
  parseBody('', { recognizers: [recognizer, ...defaultRecognizers] })
  // @ts-expect-error a widget has a name
  const widget: AnnotationData = { type: 'widget', kind: 'other', links: [], images: [] }
  // @ts-expect-error there is no such kind of figure
  const figure: AnnotationData = { type: 'figure', kind: 'photo', images: [] }
  expectTypeOf([widget, figure]).toEqualTypeOf<AnnotationData[]>()
})

test('the plugin is one that unified takes', () => {
  expectTypeOf(rehypePostmatter).returns.toBeCallableWith({} as Root)
})
