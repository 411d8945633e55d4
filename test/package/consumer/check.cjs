// Uses the package as its users do. Called with the modules as `import` and as `require` give them.
const assert = require('node:assert/strict')
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const source = `---
layout: post
title: "An \\"example\\" title"
date: 2020-09-08T00:41:23.000Z
author: 1984
from: https://example.org/a-post/
tags: [ Example ]
categories: [ Example ]
---
<!--1599525683000-->
[An "example" title](https://example.org/a-post/)
------

<div>
<p>Hello</p>
</div>
`

module.exports = async function check({ root, schema, validate, archive, z }) {
  const post = root.parsePost(source)
  assert.equal(post.frontMatter.title, 'An "example" title')
  assert.equal(post.frontMatter.author, '1984')
  assert.equal(post.frontMatter.date.toISOString(), '2020-09-08T00:41:23.000Z')
  assert.equal(post.html, '<p>Hello</p>')
  assert.equal(root.serializePost(post), source)
  assert.equal(root.formatPost(source), source)
  assert.equal(root.formatPost(source.replace('tags: [ Example ]', 'tags:\n  - Example')), source)

  assert.equal(root.toHtml(post), '<p>Hello</p>')
  const shout = root.createRenderer(root.htmlRenderer, { text: ({ value }) => value.toUpperCase() })
  assert.equal(root.renderBody(post, shout), '<p>HELLO</p>')
  const jsx = (type, { children }) => ({ type, children })
  const element = root.toJsx(post, { Fragment: 'root', jsx, jsxs: jsx })
  assert.deepEqual(element, { type: 'root', children: { type: 'p', children: 'Hello' } })

  const document = root.parseDocument(source)
  assert.equal(String(document.edit({ frontMatter: { author: 'Someone' } })), source.replace('1984', 'Someone'))

  const frontMatter = schema.FrontMatter.extend({ translator: z.string(), rating: z.int().optional() })
  const translated = source.replace('from:', 'translator: 007\nrating: 5\nfrom:')
  const extended = root.parsePost(translated, { frontMatter })
  assert.equal(extended.frontMatter.translator, '007')
  assert.equal(extended.frontMatter.rating, 5)
  const base = root.parseDocument(translated)
  assert.equal(root.serializePost(extended, { frontMatter, base }), translated)

  const refused = root.safeParsePost(source.replace('---', '---js'))
  assert.equal(refused.success, false)
  assert.ok(refused.error instanceof root.PostError)
  assert.equal(refused.diagnostics[0].code, 'front-matter/fence-language')
  assert.equal(root.toVFileMessage(refused.diagnostics[0]).fatal, true)
  for (const diagnostic of refused.diagnostics) schema.Diagnostic.parse(diagnostic)
  for (const broken of ['title: [', 'title: !!js/function "function () {}"', 'title: !!binary aGk=', 'a: 1\na: 2']) {
    assert.throws(() => root.parsePost(`---\n${broken}\n---\n`), root.PostError)
  }

  const noOne = validate.defineRule({
    code: 'site/no-one',
    needs: 'post',
    message: '{author} is no one.',
    check({ post, report }) {
      if (post.frontMatter.author === '1984') report({ field: 'frontMatter.author', values: { author: '1984' } })
    },
  })
  const config = validate.defineConfig({ customRules: [noOne], rules: { 'site/no-one': 'error' } })
  const validation = validate.validatePost(source, { config })
  assert.equal(validation.verdict, 'invalid')
  assert.deepEqual(
    validation.diagnostics.map(({ message, position }) => [message, position.start.line]),
    [['1984 is no one.', 5]],
  )
  assert.throws(() => validate.validatePost(source, { config: { rules: { 'site/no-on': 'off' } } }), root.PostError)
  assert.equal(validate.fixPost(source).document.source, source)

  const impossible = schema.Post.safeParse({ ...post, html: '\ud800' })
  assert.ok(impossible.error instanceof z.ZodError)
  assert.deepEqual(z.decode(schema.SourceLink, '[A](https://example.org/)'), { text: 'A', url: 'https://example.org/' })
  assert.equal(z.encode(schema.TimestampComment, null), '<!--NaN-->')
  assert.equal(z.decode(schema.PostDate, '2020-09-08 08:41:23 +0800').getTime(), 1599525683000)

  const folder = mkdtempSync(join(tmpdir(), 'postmatter-consumer-'))
  try {
    const path = join(folder, 'a.md')
    assert.equal(await archive.writePost(path, post), true)
    assert.equal(await archive.writePost(path, post), false)
    const read = []
    for await (const file of archive.readPosts(folder)) read.push(String(file.document))
    assert.deepEqual(read, [source])
    const verdicts = []
    for await (const { verdict } of archive.validateArchive(folder, { config })) verdicts.push(verdict)
    assert.deepEqual(verdicts, ['invalid'])
    const stale = archive.writePost(path, post, { expected: 'something else' })
    await assert.rejects(stale, (error) => error instanceof root.PostError)
  } finally {
    rmSync(folder, { recursive: true })
  }
  return Object.fromEntries(
    Object.entries({ root, schema, validate, archive }).map(([name, entry]) => [name, Object.keys(entry).sort()]),
  )
}
