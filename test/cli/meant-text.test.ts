import { expect, test } from 'vitest'
import { meantText } from '../../src/cli/validate/meant-text.js'

/** The text that is meant where a source has the range between two bars. */
function meant(marked: string): string {
  const [before = '', text = '', after = ''] = marked.split('¦')
  return meantText(before + text + after, before.length, before.length + text.length)
}

test('reads tags of any length', () => {
  const picture = `<p data-picture=${'x'.repeat(10_000_000)}>`
  expect(meant(`¦${picture}¦a</p>b`)).toBe(`${picture}a</p`)
})

test.each([
  // What says something by itself.
  ['a\n¦src="b.js"¦>', 'src="b.js"'],
  ['¦<div>a</div>¦<p>', '<div>a</div>'],
  // Elements.
  ['<p>a</p>¦<script>¦old()</script><p>', '<script>old()</script'],
  ['¦<script>¦a<script>b<!--</script>-->', '<script>a<script>b<!--</script'],
  [`¦<script src='a">b'>¦x\ny`, `<script src='a">b'>x\ny`],
  [
    '¦<DIV class=a>¦<div>a</div><!-- </div> --><divide></DIV >b',
    '<DIV class=a><div>a</div><!-- </div> --><divide></DIV',
  ],
  ['¦<div>¦a<div>b</div> <!-- c\nd', '<div>a<div>b</div> <!-- c'],
  ['¦<p>¦a<p>b</p>', '<p>a'],
  ['¦<li>¦a\n<li>b', '<li>a'],
  ['¦<img src="a>b">¦text', '<img src="a>b">'],
  // What says nothing by itself.
  ['a\nb¦¦c\nd', 'bc'],
  ['a\n¦</div>¦b\nc', '</div>b'],
  ['a\nb ¦\uFFFD¦ c', 'b \uFFFD c'],
  [`${'x'.repeat(300)}¦¦${'y'.repeat(300)}`, 'x'.repeat(100) + 'y'.repeat(100)],
])('%s', (marked, text) => {
  expect(meant(marked)).toBe(text)
})

test('looks at a bounded part of what never ends: there may be as many findings as tags', () => {
  expect(meantText('<a>'.repeat(100_000), 0, 3)).toHaveLength(10_003)
})
