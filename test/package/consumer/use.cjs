const root = require('postmatter')
const archive = require('postmatter/archive')
const manifest = require('postmatter/package.json')
const schema = require('postmatter/schema')
const frontMatterSchema = require('postmatter/schema/front-matter.json')
const postSchema = require('postmatter/schema/post.json')
const validate = require('postmatter/validate')
const z = require('zod')
const check = require('./check.cjs')

check({ root, schema, validate, archive, z }).then((names) => {
  const files = [manifest.name, typeof frontMatterSchema, typeof postSchema]
  process.stdout.write(`${JSON.stringify({ names, files })}\n`)
})
