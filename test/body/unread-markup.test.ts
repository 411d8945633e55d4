import { describe, expect, test } from 'vitest'
import { findUnreadMarkup } from '../../src/body/unread-markup.js'

const found = (html: string) =>
  findUnreadMarkup(html).map(({ kind, start, end }) => `${kind}: ${html.slice(start, end)}`)

describe('findUnreadMarkup', () => {
  test.each<[string, string[]]>([
    ['<p>One</p>\n', []],
    ['', []],
    ['One < two & three <', []],
    ['<!-- never ended', []],
    ['<body onload=run()>One', ['page: <body onload=run()>']],
    ['<HTML LANG=de><Head></head>One</body></html>', ['page: <HTML LANG=de>', 'page: <Head>']],
    ['<frameset rows="1,>2"><frame src=a></frameset>', ['page: <frameset rows="1,>2">']],
    ['<!doctype html>One', ['page: <!doctype html>']],
    ['One<!doctype html', ['page: <!doctype html']],
    ['One <a href="https://example.org/?>', ['unfinished: <a href="https://example.org/?>']],
    ['One <b', ['unfinished: <b']],
    ['One </b', ['unfinished: </b']],
    ["🌊\r\n<i title='", ["unfinished: <i title='"]],
    ['<body a="1"><body b="2', ['page: <body a="1">', 'unfinished: <body b="2']],
    ['<p title="<body>">One', []],
    ['<headline>One</headline><html-x>', []],
  ])('%j', (html, expected) => {
    expect(found(html)).toEqual(expected)
    for (const { end } of findUnreadMarkup(html)) expect(end).toBeLessThanOrEqual(html.length)
  })
})
