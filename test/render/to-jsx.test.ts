import type { Element, Root } from 'hast'
import * as preact from 'preact/jsx-runtime'
import { render as renderPreact } from 'preact-render-to-string'
import { createElement, type ReactElement, type ReactNode } from 'react'
import * as react from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { renderToString as renderSolid } from 'solid-js/web'
import * as solid from 'solid-jsx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Component, createSSRApp, Fragment, type SetupContext, h as vueElement } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import { type JsxComponents, type JsxProps, parseBody, toHtml, toJsx } from '../../src/index.js'
import { baseUrl, sampleHtml } from './sample.js'

const body = parseBody(sampleHtml, { baseUrl })

/** What html says, however a framework writes it. */
function normalized(html: string): unknown {
  const read = parseBody(html.replace(/<!--[[\]]-->| data-hk="[^"]*"/g, ''), { recognizers: [] })
  // White space between the rows of a table is dropped on the way.
  return JSON.parse(
    JSON.stringify(read)
      .replace(/\{"type":"text","value":" +"\},?/g, '')
      .replaceAll(',]', ']'),
  )
}

const render: Record<string, (components?: JsxComponents) => string | Promise<string>> = {
  React: (components) => renderToStaticMarkup(toJsx(body, { ...react, baseUrl, components })),
  Preact: (components) => renderPreact(toJsx(body, { ...preact, baseUrl, components })),
  Solid: (components) => renderSolid(() => toJsx(body, { ...solid, baseUrl, components, attributeNames: 'html' })),
  Vue: (components) =>
    renderVue(
      createSSRApp({ render: () => toJsx(body, { ...vueRuntime, baseUrl, components, attributeNames: 'html' }) }),
    ),
}

// Vue wants the children of components in a function.
const vueJsx = (type: string | symbol | Component, { children, ...props }: Record<string, unknown>, key?: string) =>
  vueElement(
    type as string,
    key === undefined ? props : { ...props, key },
    (typeof type === 'object' || typeof type === 'function' ? () => children : children) as never,
  )
const vueRuntime = { Fragment, jsx: vueJsx, jsxs: vueJsx }

const warnings = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
afterEach(() => {
  for (const warning of warnings) expect(warning).not.toHaveBeenCalled()
})

describe.each(Object.entries(render))('toJsx in %s', (name, html) => {
  test('gives what toHtml gives', async () => {
    expect(normalized(await html())).toEqual(normalized(toHtml(body, { baseUrl })))
  })

  test('shows components, with what was recognised and what stands in it', async () => {
    const Figure = {
      React: ({ data, children }: JsxProps<'Figure', ReactElement>) =>
        createElement('figure', { title: data.caption?.text }, children),
      Preact: ({ data, children }: JsxProps<'Figure', preact.JSX.Element>) =>
        preact.jsx('figure', { title: data.caption?.text, children }),
      Solid: ({ data, children }: JsxProps<'Figure'>) =>
        solid.jsx('figure', { title: data.caption?.text, children } as never),
      Vue: Object.assign(
        ({ data }: JsxProps<'Figure'>, { slots }: SetupContext) =>
          vueElement('figure', { title: data.caption?.text }, slots.default?.()),
        { props: ['data', 'element'] },
      ),
    }[name]!
    expect(normalized(await html({ Figure: Figure as never }))).toEqual(
      normalized(
        toHtml(body, { baseUrl })
          .replace('<figure class="wp-caption">', '<figure title="At low tide">')
          .replace('<figure class="wp-block-table">', '<figure title="Boats">'),
      ),
    )
  })
})

describe('components', () => {
  const tags = (
    written: string | Root,
    names: (keyof JsxComponents)[] = ['Figure', 'Image', 'Embed', 'Widget', 'Attribution', 'Link'],
  ) => {
    const component = (name: string) => (props: { data: unknown; element: Element; children?: unknown }) =>
      createElement(`x-${name.toLowerCase()}`, null, props.children as ReactNode)
    const components = Object.fromEntries(names.map((name) => [name, component(name)]))
    return renderToStaticMarkup(
      toJsx(typeof written === 'string' ? parseBody(written) : written, { ...react, components }),
    )
  }

  test('take the place of elements that only hold something together, and stand around others', () => {
    expect(tags('<figure><img src="/a.jpg"><figcaption>Pier</figcaption></figure>')).toBe(
      '<x-figure><x-image></x-image><figcaption>Pier</figcaption></x-figure>',
    )
    expect(tags('<p>See <a href="/pier/"><b>the pier</b></a> and <a>nothing</a>.</p>')).toBe(
      '<p>See <x-link><b>the pier</b></x-link> and <a>nothing</a>.</p>',
    )
    const table = parseBody('<p>a</p><table><tbody><tr><td>1</td></tr></tbody></table>')
    table.children[1]!.data = { postmatter: { type: 'figure', ref: 'figure-1', kind: 'table', images: [] } }
    expect(tags(table)).toBe('<p>a</p><x-figure><table><tbody><tr><td>1</td></tr></tbody></table></x-figure>')
    expect(tags('<video src="/a.mp4"></video>')).toBe(
      '<x-embed><video src="/a.mp4" controls="" preload="none"></video></x-embed>',
    )
  })

  test('leave the parts of lists and tables where they are', () => {
    const share = parseBody('<ul><li><a href="https://example.com/">Share</a></li><li>Words</li></ul>')
    const [list] = share.children as [Element]
    list.children[0]!.data = {
      postmatter: { type: 'widget', ref: 'widget-1', kind: 'share', name: 'share', links: [], images: [] },
    }
    expect(tags(share)).toBe('<ul><li><x-widget><x-link>Share</x-link></x-widget></li><li>Words</li></ul>')
  })

  test('get the element as it is, whatever components stand in it', () => {
    const seen: Element[] = []
    const Figure = ({ element }: JsxProps<'Figure'>) => {
      seen.push(element)
      return null
    }
    const Image = () => null
    renderToStaticMarkup(
      toJsx(parseBody('<figure><img src="/a.jpg"></figure>'), { ...react, components: { Figure, Image } }),
    )
    expect(seen[0]).toMatchObject({ tagName: 'figure', children: [{ tagName: 'img', properties: { src: '/a.jpg' } }] })
  })

  test('are given only what is safe', () => {
    const Figure = ({ element, children }: JsxProps<'Figure', ReactElement>) => {
      expect(JSON.stringify(element)).not.toMatch(/onclick|javascript/i)
      return createElement('figure', null, children)
    }
    const written =
      '<figure onclick="run()"><a href="javascript:run()"><img src="/a.jpg" onerror="run()"></a></figure><script>run()</script>'
    expect(renderToStaticMarkup(toJsx(parseBody(written), { ...react, components: { Figure } }))).toBe(
      '<figure><a><img src="/a.jpg" loading="lazy"/></a></figure>',
    )
  })

  test('get no style out of an attribute', () => {
    const cell = '<table><tbody><tr><td align="left;background:url(https://example.com/)">x</td></tr></tbody></table>'
    expect(tags(cell)).toBe(cell)
  })

  test('of a link know its address and tooltip', () => {
    const seen: unknown[] = []
    const Link = ({ data }: JsxProps<'Link'>) => {
      seen.push(data)
      return null
    }
    const written = '<p><a href="/a/" title="Note">a</a> <a href="/b/">b</a> <a href="javascript:run()">c</a></p>'
    renderToStaticMarkup(toJsx(parseBody(written), { ...react, components: { Link } }))
    expect(seen).toEqual([
      { url: '/a/', title: 'Note' },
      { url: '/b/', title: undefined },
    ])
  })
})
