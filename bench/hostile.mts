// Inputs made to be slow: each grows with `size`, and each must take time in proportion to it.

const front = (line: string) => `---\nlayout: post\n${line}\n---\n\n<p>x</p>\n`
const body = (html: string) => front('title: "x"') + html

export const hostile: Record<string, (size: number) => string> = {
  'a long body': (size) => body('<p>One foot, then the other.</p>'.repeat(size / 32)),
  'blank lines in the front matter': (size) => front('\n'.repeat(size)),
  'spaces in the front matter': (size) => front(`a:${' '.repeat(size)}b`),
  'a long plain value': (size) => front(`author: ${'a '.repeat(size / 2)}`),
  'digits and colons': (size) => front(`weight: ${'1:'.repeat(size / 2)}x`),
  'a long quoted value': (size) => front(`title: "${'\\" '.repeat(size / 3)}"`),
  'an unclosed quote': (size) => front(`title: "${'a "'.repeat(size / 3)}`),
  'number signs': (size) => front(`author: a${' #'.repeat(size / 2)}`),
  brackets: (size) => front(`tags: ${'['.repeat(size)}`),
  'many keys': (size) => front(Array.from({ length: size / 20 }, (_, index) => `key-${index}: value`).join('\n')),
  'no closing fence': (size) => front('').replace('\n---\n\n', '\n') + '--\n'.repeat(size / 3),
  'digits in the timestamp': (size) => `${front('')}`.replace('\n\n<p>', `\n<!--${'1'.repeat(size)}`),
  'brackets in the source link': (size) => front('').replace('\n\n<p>', `\n<!--1-->\n[${']('.repeat(size / 2)}`),
  'blank lines behind the wrapper': (size) =>
    front('').replace('\n\n<p>', `\n<!--1-->\n[a](b)\n---\n\n<div>\n`) + '\n'.repeat(size),
}
