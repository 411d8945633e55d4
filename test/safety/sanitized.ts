import { toHtml as stringify } from 'hast-util-to-html'
import * as react from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { cleanBody, cleanPost, PostError, parseBody, parseDocument, toHtml, toJsx } from '../../src/index.js'

const frontMatter = `---
layout: post
title: "A walk"
date: 2020-09-08T00:41:23.000Z
author: Edda
from: https://example.org/walk/
tags: [ Walks ]
categories: [ Walks ]
---
`

type Sanitize = (html: string) => string

/** The body of a post that is cleaned, as whoever reads the file again gets it. */
function cleaned(source: string): string {
  const read = parseDocument(String(cleanPost(source, { preset: 'safe' }).document))
  return read.slice(read.layout.html)
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

/** All ways in which a payload becomes html that is said to be safe. */
export const sanitizers: Record<string, Sanitize> = {
  toHtml: (html) => toHtml(parseBody(html)),
  'toHtml with baseUrl': (html) => toHtml(parseBody(html), { baseUrl: 'https://example.org/walk/' }),
  'toJsx in React': (html) => renderToStaticMarkup(toJsx(parseBody(html), { ...react })),
  cleanBody: (html) => stringify(cleanBody(parseBody(html), { preset: 'safe' }).body),
  'cleanPost, from a feed': (html) =>
    cleaned(
      `${frontMatter}<!--1599525683000-->\n[A walk](https://example.org/walk/)\n------\n\n<div>\n${html}\n</div>\n`,
    ),
  'cleanPost, scraped': (html) =>
    cleaned(`${frontMatter}<!--1599525683000-->\n[A walk](https://example.org/walk/)\n------\n\n${html}`),
  'cleanPost, without preamble': (html) => cleaned(`${frontMatter}${html}`),
  'cleanPost, also in title and link': (html) =>
    cleaned(
      `${frontMatter.replace('"A walk"', JSON.stringify(oneLine(html)))}<!--1599525683000-->\n[${oneLine(html)}](https://example.org/?${html.replace(/[\s()]/g, '+')})\n------\n\n<div>\n${html}\n</div>\n`,
    ),
}

/** What a sanitizer gives; undefined where it refuses, as the limits of parseBody are there to do. */
export function sanitized(sanitize: Sanitize, html: string): string | undefined {
  try {
    return sanitize(html)
  } catch (error) {
    if (error instanceof PostError) return undefined
    throw error
  }
}
