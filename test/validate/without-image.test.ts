import { expect, test } from 'vitest'
import { validatePost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

const joined = '<div><p><img src="a.jpg" alt="A gate"></p><figure><figcaption>A gate</figcaption></figure></div>\n'
const alone = '<p>Text.</p><figure><figcaption>A wall</figcaption></figure>\n'
const findings = (html: string) =>
  validatePost(feedPost({ html })).diagnostics.filter(({ code }) => code === 'figure/without-image')

// Few are judged by what is beside them, many by the whole body.
test.each([1, 25, 26, 400])(
  'of %i captions with their pictures and as many without, those without are meant',
  (count) => {
    const html = (joined + alone).repeat(count)
    expect(findings(html)).toHaveLength(count)
    expect(findings(joined.repeat(2 * count))).toEqual([])
  },
)

test('nothing is said of what stands in a template', () => {
  expect(findings('<p>Text.</p><template><div><figure></figure></div></template>')).toEqual([])
})
