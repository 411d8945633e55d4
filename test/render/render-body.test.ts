import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import {
  baseRenderer,
  createAsyncRenderer,
  createRenderer,
  htmlRenderer,
  PostError,
  parseBody,
  parseDocument,
  parsePost,
  type RenderContext,
  renderBody,
  toHtml,
  toJsx,
} from '../../src/index.js'
import { feedPost } from '../support/feed-post.js'
import { baseUrl, sampleHtml } from './sample.js'

const body = parseBody(sampleHtml, { baseUrl })
/** A renderer that tells who was called. */
const log = createRenderer(
  baseRenderer<string[]>({ unknown: () => ['unknown'], join: (parts) => parts.flat() }),
  Object.fromEntries(
    ['root', 'element', 'image', 'figure', 'embed', 'widget', 'attribution', 'keyword', 'note', 'claim'].map((name) => [
      name,
      (node: { type: string; tagName?: string }, _data: unknown, { next }: RenderContext<string[]>) => [
        `${name}:${node.tagName ?? node.type}`,
        ...next(),
      ],
    ]),
  ),
)

function thrown(run: () => unknown): PostError {
  try {
    run()
  } catch (error) {
    if (error instanceof PostError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('renderBody', () => {
  test('gives every node to the handler of what was recognised in it, else to that of its kind', () => {
    const calls = renderBody(body, createRenderer(log, { text: () => [] }))
    expect(calls).toEqual([
      ...['root:root', 'element:h2', 'element:p', 'element:a', 'element:b'],
      ...['figure:figure', 'image:img', 'claim:figcaption'],
      ...['figure:figure', 'element:table', 'element:tbody', 'element:tr', 'element:td', 'claim:figcaption'],
      ...['embed:a', 'element:h3', 'widget:div', 'element:ul', 'element:li', 'element:a'],
      ...['attribution:p', 'element:a', 'element:a'],
    ])
  })

  test('reads posts and documents, and knows their address', () => {
    const source = feedPost({ html: '<p><a href="/pier/">Pier</a></p>' })
    const renderer = createRenderer(htmlRenderer, {
      root: (_root, _data, context) => `${context.baseUrl} ${context.next()}`,
    })
    const expected = 'https://example.org/lock-keeper/ <p><a href="https://example.org/pier/">Pier</a></p>'
    expect(renderBody(parsePost(source), renderer)).toBe(expected)
    expect(renderBody(parseDocument(source), renderer)).toBe(expected)
  })

  test('leaves the tree as it is', () => {
    const before = JSON.stringify(body)
    renderBody(body, htmlRenderer, { baseUrl: 'https://other.test/', headingLevel: 4 })
    expect(JSON.stringify(body)).toBe(before)
  })

  test.each(['toString', 'join', 'root', 'unknown', 'text', '__proto__', 'chart'])(
    'gives an annotation of the type %s, which there is not, to `unknown`',
    (type) => {
      const strange = parseBody('<p>a</p>', { recognizers: [] })
      strange.children[0]!.data = { postmatter: { type, ref: 'x-1' } as never }
      const renderer = createRenderer(htmlRenderer, {
        unknown: (node, data) => `${(node as Element).tagName} ${JSON.stringify(data)}`,
      })
      expect(renderBody(strange, renderer)).toBe(`p {"type":"${type}","ref":"x-1"}`)
      expect(renderBody(strange, htmlRenderer)).toBe('<p>a</p>')
    },
  )

  test('is safe for whoever writes addresses of annotations', () => {
    const written = [
      '<figure><a href="javascript:run()"><img src="/a.jpg" srcset="javascript:run() 2x, /b.jpg 3x"></a></figure>',
      '<div class="sharedaddy"><a href="javascript:run()">a</a><a href="mailto:a@example.org">b</a></div>',
      '<span class="keyword_link"><a href="vbscript:run()">word</a></span>',
      '<p>The post <a href="javascript:run()">A</a> appeared first on <a href="data:text/html,x">B</a>.</p>',
    ].join('')
    const data: unknown[] = []
    const collect = (_node: unknown, annotation: unknown, { next }: RenderContext<string>) => {
      data.push(annotation)
      return next()
    }
    const unsafe = parseBody(written, { baseUrl })
    expect(JSON.stringify(unsafe)).toMatch(/"link":"javascript:/)
    renderBody(
      unsafe,
      createRenderer(htmlRenderer, {
        image: collect,
        figure: collect,
        widget: collect,
        keyword: collect,
        attribution: collect,
      }),
    )
    expect(data.map((item) => (item as { type: string }).type)).toEqual([
      'figure',
      'image',
      'widget',
      'keyword',
      'attribution',
    ])
    expect(JSON.stringify(data)).not.toMatch(/script:|data:/)
    expect(data[2]).toMatchObject({ links: [{ url: 'mailto:a@example.org' }] })
  })

  test('makes the addresses of annotations absolute, as it does those of elements', () => {
    const renderer = createRenderer(htmlRenderer, { image: (_element, { url }) => url ?? '' })
    expect(renderBody(parseBody('<img src="/a.jpg">'), renderer, { baseUrl })).toBe('https://example.org/a.jpg')
    expect(renderBody(parseBody('<img src="/a.jpg">'), renderer)).toBe('/a.jpg')
  })
})

describe('the context', () => {
  test('knows the parents, the place and the heading above', () => {
    const renderer = createRenderer(htmlRenderer, {
      text: ({ value }, _data, { parents, index, headingLevel }) =>
        `${value} ${parents.map((parent) => ('tagName' in parent ? parent.tagName : parent.type)).join('>')} ${index} ${headingLevel}`,
    })
    const written = '<p>a</p><h2>b</h2><div><h3>c</h3></div><p>d<b>e</b></p>'
    expect(renderBody(parseBody(written), renderer)).toBe(
      '<p>a root>p 0 0</p><h2>b root>h2 0 2</h2><div><h3>c root>div>h3 0 3</h3></div><p>d root>p 0 3<b>e root>p>b 0 3</b></p>',
    )
    expect(renderBody(parseBody('<h1>a</h1>'), renderer, { headingLevel: 3 })).toBe('<h3>a root>h3 0 3</h3>')
  })

  test('renders children together, one by one, or only some', () => {
    const render = (list: (context: RenderContext<string>, element: Element) => string) =>
      renderBody(
        parseBody('<ul><li>a</li><li>b</li></ul>'),
        createRenderer(htmlRenderer, {
          element: (element, data, context) =>
            element.tagName === 'ul' ? list(context, element) : htmlRenderer.element(element, data, context),
        }),
      )
    expect(render(({ next }) => next())).toBe('<li>a</li><li>b</li>')
    expect(render(({ children }) => children().join(' + '))).toBe('<li>a</li> + <li>b</li>')
    expect(render(({ next }, { children }) => next(children.slice(1) as Element[]))).toBe('<li>b</li>')
  })

  test('finds what a ref names', () => {
    const renderer = createRenderer(htmlRenderer, {
      figure: (_element, { images }, { find }) =>
        images
          .map((ref) => find(ref)?.data)
          .map((data) => (data?.type === 'image' ? data.url : ''))
          .join(),
    })
    expect(renderBody(parseBody('<figure><img src="/a.jpg"><img src="/b.jpg"></figure>'), renderer)).toBe(
      '/a.jpg,/b.jpg',
    )
  })
})

describe('a handler that throws', () => {
  const failing = createRenderer(htmlRenderer, {
    image: () => {
      throw new TypeError('no size.')
    },
  })
  const written = '<p>x</p><p>y\n<img src="/a.jpg"></p>'

  test('is named with its node and the place in the source', () => {
    const error = thrown(() => renderBody(parseBody(written, { positions: true }), failing))
    expect(error.cause).toBeInstanceOf(TypeError)
    expect(error.diagnostics).toEqual([
      expect.objectContaining({
        code: 'render/failed',
        severity: 'error',
        message: 'The renderer failed at image-1, root > p[2] > img: no size.',
        position: expect.objectContaining({ start: { line: 2, column: 1, offset: 13 } }),
      }),
    ])
    expect(error.message).toBe('2:1 The renderer failed at image-1, root > p[2] > img: no size. [render/failed]')
  })

  test('is named with its node alone where the tree has no positions', () => {
    expect(thrown(() => renderBody(parseBody(written), failing)).message).toBe(
      'The renderer failed at image-1, root > p[2] > img: no size. [render/failed]',
    )
  })

  test.each([['text'], [undefined], [new PostError([])]])('is named whatever it throws: %s', (cause) => {
    const renderer = createRenderer(htmlRenderer, {
      text: () => {
        throw cause
      },
    })
    const error = thrown(() => renderBody(parseBody('<b>x</b>'), renderer))
    expect(error.diagnostics[0]?.message).toContain('root > b > text')
    expect(error.cause).toBe(cause)
  })

  test('is named also where it is asynchronous', async () => {
    const renderer = createAsyncRenderer(htmlRenderer, { image: () => Promise.reject(new Error('no answer')) })
    await expect(renderBody(parseBody(written, { positions: true }), renderer)).rejects.toThrow(
      '2:1 The renderer failed at image-1, root > p[2] > img: no answer. [render/failed]',
    )
  })

  test('leaves no rejection behind of what nobody waits for any more', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    const renderer = createAsyncRenderer(htmlRenderer, {
      image: () => Promise.reject(new Error('later')),
      text: () => {
        throw new Error('at once')
      },
    })
    await expect(renderBody(parseBody('<p><img src="/a.jpg">x</p>'), renderer)).rejects.toThrow('at once')
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})

describe('deep and wide bodies', () => {
  const deep = parseBody(`${'<div>'.repeat(500)}x`)

  test('are rendered as others are', async () => {
    const html = toHtml(deep)
    expect(html).toBe(`${'<div>'.repeat(500)}x${'</div>'.repeat(500)}`)
    expect(await renderBody(deep, createAsyncRenderer(htmlRenderer, {}))).toBe(html)
    const jsx = (type: string, { children }: { children?: unknown }) => ({ type, children })
    expect(JSON.stringify(toJsx(deep, { Fragment: 'fragment', jsx, jsxs: jsx }))).toContain('"x"')
    const wide = parseBody('<br>x'.repeat(200_000))
    expect(toHtml(wide)).toHaveLength(1_000_000)
  })
})

describe('an asynchronous renderer', () => {
  test('gives a promise of what its base would give', async () => {
    const renderer = createAsyncRenderer(htmlRenderer, {})
    expect(await renderBody(body, renderer, { baseUrl })).toBe(renderBody(body, htmlRenderer, { baseUrl }))
  })

  test('waits for its handlers, all at the same time', async () => {
    let open = 0
    let most = 0
    const renderer = createAsyncRenderer(htmlRenderer, {
      image: async (element, data, context) => {
        most = Math.max(most, ++open)
        await new Promise((resolve) => setTimeout(resolve, 5))
        open--
        return `<i>${data.url} ${element.tagName} ${context.index} ${await context.next()}</i>`
      },
    })
    const html = await renderBody(parseBody('<p><img src="/a.jpg"> and <img src="/b.jpg"></p>'), renderer)
    expect(html).toBe('<p><i>/a.jpg img 0 </i> and <i>/b.jpg img 2 </i></p>')
    expect(most).toBe(2)
  })

  test('lets its base render some of the children, and nothing else', async () => {
    const base = createRenderer(htmlRenderer, {
      element: (element, data, context) => {
        if (element.tagName !== 'ul') return htmlRenderer.element(element, data, context)
        const [first] = element.children as Element[]
        return `${context.parents.length} ${context.headingLevel} ${context.next([first!])} ${context.children().length}`
      },
      figure: (element, _data, { next }) => next((element.children[0] as Element).children),
    })
    const render = (html: string) => renderBody(parseBody(html), createAsyncRenderer(base, {}))
    expect(await render('<ul><li>a</li><li>b</li></ul>')).toBe('1 0 <li>a</li> 2')
    await expect(render('<figure><p><img src="/a.jpg"></p></figure>')).rejects.toThrow(/only the children of its node/)
  })
})

describe('createRenderer', () => {
  test('changes what is given and leaves its base alone', () => {
    const shout = createRenderer(htmlRenderer, { text: ({ value }) => value.toUpperCase(), image: undefined as never })
    expect(renderBody(parseBody('<p>a<img src="/a.jpg"></p>'), shout)).toBe('<p>A<img src="/a.jpg" loading="lazy"></p>')
    expect(renderBody(parseBody('<p>a</p>'), htmlRenderer)).toBe('<p>a</p>')
  })
})
