import * as z from 'zod'
import { Post } from './post.js'

/** The JSON Schemas that the package publishes, by the name of their file in schemas/. */
export const jsonSchemas = {
  'front-matter': frontMatterJsonSchema,
  post: postJsonSchema,
} as const

const dialect = { io: 'output', target: 'draft-2020-12' } as const

/**
 * JSON Schema of the front matter as it stands in the file and as an editor's YAML reader gives it: text keys may look
 * like numbers or booleans there, and other keys may stand beside the archiver's.
 */
function frontMatterJsonSchema(): object {
  const text = (description: string) => z.union([z.string(), z.number(), z.boolean(), z.null()]).meta({ description })
  const texts = (description: string) =>
    z.array(text('An item, read as the text that is written.')).meta({ description })
  const date = '^\\d{4}-\\d{2}-\\d{2}([Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]| ?[+-]\\d{2}:?\\d{2}))?$'
  const schema = z
    .looseObject({
      layout: text('The page layout; the archiver writes post.'),
      title: text('The title of the post.'),
      date: z
        .string()
        .meta({ pattern: date, description: 'When the post was published: an ISO 8601 date with Z or an offset.' }),
      author: text('Who wrote the post.'),
      from: z.string().min(1).meta({ description: 'The address of the original.' }),
      tags: texts('The tags of the post.'),
      comments: z.boolean().optional().meta({ description: 'Whether the post may be commented on.' }),
      categories: texts('The categories of the post.'),
    })
    .meta({ title: 'Front matter of an archived post' })
  return z.toJSONSchema(schema, dialect)
}

/** JSON Schema of the model as `JSON.stringify` writes it: dates are ISO 8601 text. */
function postJsonSchema(): object {
  return z.toJSONSchema(Post.meta({ title: 'An archived post' }), {
    ...dialect,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { type } = zodSchema._zod.def
      if (type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      if (type === 'custom') Object.assign(jsonSchema, { type: 'object' })
    },
  })
}
