import * as root from 'postmatter'
import * as archive from 'postmatter/archive'
import manifest from 'postmatter/package.json' with { type: 'json' }
import * as schema from 'postmatter/schema'
import frontMatterSchema from 'postmatter/schema/front-matter.json' with { type: 'json' }
import postSchema from 'postmatter/schema/post.json' with { type: 'json' }
import * as validate from 'postmatter/validate'
import * as z from 'zod'
import check from './check.cjs'

const names = await check({ root, schema, validate, archive, z })
process.stdout.write(
  `${JSON.stringify({ names, files: [manifest.name, typeof frontMatterSchema, typeof postSchema] })}\n`,
)
