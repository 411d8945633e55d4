/** How grave a diagnostic is: an error makes a post malformed or invalid, a warning or an info does not. */
export type Severity = 'error' | 'warning' | 'info'

type Entry = { severity: Severity; message: string; help: string }

/**
 * Every diagnostic that parsing, editing, reading and writing can give: the only list of them. `{name}` is filled in
 * where the diagnostic is made. Codes are for ever (test/diagnostics/registry.json holds every code ever published), and
 * each has its page, docs/diagnostics/<code>.md.
 */
export const catalogue = {
  'body/recognizer-failed': {
    severity: 'error',
    message: 'The recogniser {recognizer} failed at {element}: {reason}.',
    help: 'This is a mistake in the recogniser, not in the post; `cause` holds what was thrown. Mend its annotate, or leave it out of the list.',
  },
  'body/too-deep': {
    severity: 'error',
    message: 'The body nests elements more than {limit} levels deep.',
    help: 'Look for a tag that is never closed and repeated; raise maxDepth if the nesting is meant.',
  },
  'body/too-many-elements': {
    severity: 'error',
    message: 'The body would become more than {limit} elements, more than it has characters.',
    help: 'Close the formatting tags (<b>, <font>, <a> and the like) that stay open from paragraph to paragraph: HTML repeats them in each.',
  },
  'config/fixed-severity': {
    severity: 'error',
    message: '{code} is what makes a post malformed, and cannot be set otherwise.',
    help: 'Take it out of the configuration; to leave files out, use `ignore`.',
  },
  'config/invalid': {
    severity: 'error',
    message: 'The configuration is not valid: {where}: {reason}.',
    help: 'Correct it there; docs/configuration.md lists what can be set.',
  },
  'config/unknown-rule': {
    severity: 'error',
    message: 'There is no rule "{code}".{hint}',
    help: 'Correct the code in the configuration; docs/rules lists all of them. A rule of your own goes into `customRules`.',
  },
  'date/invalid': {
    severity: 'error',
    message: '{text} is not a date that postmatter reads: {reason}.',
    help: 'Write an ISO 8601 date with its offset, such as 2020-09-08T00:41:23.000Z, 2020-09-08 08:41:23 +0800 or 2020-09-08.',
  },
  'date/nonexistent': {
    severity: 'error',
    message: '{text} names a moment that does not exist: {reason}.',
    help: 'Correct the day, the time or the offset.',
  },
  'edit/impossible': {
    severity: 'error',
    message: 'The edit cannot be made: {reason}.',
    help: 'Mend the malformed part of the document first, by hand or with a new source; nothing was changed.',
  },
  'edit/invalid-value': {
    severity: 'error',
    message: 'The new value of {name} cannot be written: {reason}.',
    help: 'Give a value that the format can carry (docs/format.md); nothing was changed.',
  },
  'encoding/byte-order-mark': {
    severity: 'warning',
    message: 'The file begins with a byte order mark.',
    help: 'Save it as UTF-8 without a byte order mark; `postmatter format --write` does that.',
  },
  'encoding/carriage-return': {
    severity: 'error',
    message: 'The line ends with a carriage return alone.',
    help: 'Convert the line endings to LF; a single carriage return ends no line of a post.',
  },
  'encoding/invalid-utf8': {
    severity: 'error',
    message: 'The file is not UTF-8: byte 0x{byte} at byte offset {offset} cannot stand there.',
    help: 'Find out in which encoding it was written and convert it; postmatter does not guess and never writes such a file back.',
  },
  'encoding/lone-surrogate': {
    severity: 'error',
    message: 'The text holds half of a surrogate pair (U+{unit}), which no UTF-8 file can carry.',
    help: 'Restore or remove the broken character; it usually comes from cutting a string through an emoji.',
  },
  'encoding/nul': {
    severity: 'warning',
    message: 'The text holds a NUL character (U+0000).',
    help: 'Remove it: HTML parsers drop or replace it, and many tools take the file for a binary one.',
  },
  'file/changed': {
    severity: 'error',
    message: 'The file does not hold what it held when it was read.',
    help: 'Something else has written it in the meantime; run again on the file as it is now. Nothing was written.',
  },
  'file/check-failed': {
    severity: 'error',
    message: 'The check of the post did not come to an end: {reason}.',
    help: 'The other posts were checked. Run with --jobs off on this file alone to see what happens; a rule of your own, or a very large post, is the likely cause.',
  },
  'file/not-a-file': {
    severity: 'error',
    message: 'This is {kind}, not a post.',
    help: 'Rename it or leave it out of the paths; a post is a regular file.',
  },
  'file/symlink-loop': {
    severity: 'error',
    message: 'The symbolic link leads back to a folder that contains it.',
    help: 'Remove the link, or point it at a folder outside of its own parents.',
  },
  'file/too-large': {
    severity: 'error',
    message: 'The file of {size} bytes is larger than a string can hold.',
    help: 'Split the file; no real post comes near this size.',
  },
  'file/unreadable': {
    severity: 'error',
    message: 'The file cannot be read: {reason}.',
    help: 'Check that it exists, its permissions and the disk; the post was not checked.',
  },
  'front-matter/alias': {
    severity: 'error',
    message: 'The front matter uses a YAML anchor or alias ({text}).',
    help: 'Write the value out where it is needed: aliases can make a small file unboundedly large, so posts do not carry them.',
  },
  'front-matter/bad-escape': {
    severity: 'error',
    message: 'The backslash begins an escape sequence that YAML does not know ({text}).',
    help: 'Write the backslash twice (\\\\) to mean a backslash.',
  },
  'front-matter/builtin-key': {
    severity: 'warning',
    message: 'The key "{key}" is the name of a built-in property of every JavaScript object.',
    help: 'Rename the key, or read it only with Object.hasOwn: programs that look keys up carelessly will trip over it.',
  },
  'front-matter/complex-key': {
    severity: 'error',
    message: 'A key of the front matter is not a plain piece of text.',
    help: 'Use text as key, followed by a colon and the value.',
  },
  'front-matter/control-character': {
    severity: 'error',
    message: 'The front matter holds the character U+{unit}, which YAML does not allow.',
    help: 'Remove it, or write it as an escape sequence in double quotes.',
  },
  'front-matter/custom-tag': {
    severity: 'error',
    message: 'The front matter uses a YAML tag ({text}) that a post cannot carry.',
    help: 'Remove the tag and write the value as text, number, list or mapping.',
  },
  'front-matter/duplicate-key': {
    severity: 'error',
    message: 'The key "{key}" stands twice.',
    help: 'Keep one of the two; it cannot be known which was meant.',
  },
  'front-matter/fence-language': {
    severity: 'error',
    message: 'The opening fence names a language ({text}); only YAML front matter is read.',
    help: 'Make the first line exactly three hyphens. Code in front matter is never run.',
  },
  'front-matter/integer-key': {
    severity: 'error',
    message: 'The key "{key}" is an integer, which JavaScript objects would move out of its place.',
    help: 'Put a letter before it.',
  },
  'front-matter/invalid-url': {
    severity: 'error',
    message: '{text} is not an absolute URL.',
    help: 'Write the whole address with its scheme, such as https://example.org/post/.',
  },
  'front-matter/invalid-value': {
    severity: 'error',
    message: 'The value of "{key}" does not fit its schema: {reason}.',
    help: 'Change the value, or the schema if the value is right.',
  },
  'front-matter/invalid-yaml': {
    severity: 'error',
    message: 'The YAML cannot be read: {reason}.',
    help: 'Mend the line; a value with colons, quotes or a leading special character belongs in double quotes.',
  },
  'front-matter/malformed-fence': {
    severity: 'error',
    message: 'A fence of the front matter must be exactly three hyphens, and this line is {text}.',
    help: 'Make the line exactly ---, or indent or quote it if it belongs to a value.',
  },
  'front-matter/merge-key': {
    severity: 'error',
    message: 'The front matter uses the YAML merge key (<<).',
    help: 'Write the merged keys out, or quote the key if it is meant as text.',
  },
  'front-matter/missing': {
    severity: 'error',
    message: 'The file does not begin with front matter.',
    help: 'Begin the file with a line of exactly three hyphens, then the YAML, then three hyphens again.',
  },
  'front-matter/missing-key': {
    severity: 'error',
    message: 'The key "{key}" is missing.',
    help: 'Add the key to the front matter.',
  },
  'front-matter/not-a-mapping': {
    severity: 'error',
    message: 'The front matter is {kind}, not a list of keys with values.',
    help: 'Write one `key: value` pair a line.',
  },
  'front-matter/oversized': {
    severity: 'warning',
    message: 'The front matter is {size} characters long.',
    help: 'Look at it: real front matter has a few hundred characters; a fence is probably missing or the body went into a value.',
  },
  'front-matter/proto-key': {
    severity: 'error',
    message: 'The key "__proto__" cannot be kept safely in a JavaScript object.',
    help: 'Rename or remove the key.',
  },
  'front-matter/tab-indentation': {
    severity: 'warning',
    message: 'The line is indented with a tab, which counts for nothing here and is not allowed in YAML.',
    help: 'Indent with spaces; until then the line is read as if it were not indented.',
  },
  'front-matter/too-deep': {
    severity: 'error',
    message: 'The front matter is nested more than {limit} levels deep.',
    help: 'Flatten the value.',
  },
  'front-matter/too-many-values': {
    severity: 'error',
    message: 'The front matter holds more than {limit} values.',
    help: 'Keep data of this size in a file of its own.',
  },
  'front-matter/unclosed': {
    severity: 'error',
    message: 'The front matter is never closed.',
    help: 'End it with a line of exactly three hyphens; without it the whole file would count as YAML.',
  },
  'front-matter/unescaped-quote': {
    severity: 'error',
    message: 'A quoted value ends before its line does; what follows it cannot be read.',
    help: 'Write a double quote inside of double quotes as \\".',
  },
  'post/invalid': {
    severity: 'error',
    message: 'The post cannot be written: {reason}.',
    help: 'Change the value to one that the format can carry (docs/format.md).',
  },
  'preamble/invalid-source-link': {
    severity: 'error',
    message: 'The line after the timestamp comment is not a source link: {reason}.',
    help: 'Write it as [text](https://example.org/post/), on one line, the URL without white space, control characters or parentheses.',
  },
  'preamble/invalid-timestamp': {
    severity: 'error',
    message: 'The line after the front matter begins like a timestamp comment and is none: {reason}.',
    help: 'Write <!--milliseconds since 1970-->, such as <!--1599525683000-->, or <!--NaN--> where the date is unknown. If it is a comment of the body, put a blank line before it.',
  },
  'preamble/missing-source-link': {
    severity: 'error',
    message: 'The source link is missing after the timestamp comment.',
    help: 'Add a line [text](url) and a line of six hyphens after the comment.',
  },
  'preamble/missing-underline': {
    severity: 'error',
    message: 'The source link is not underlined.',
    help: 'Put a line of hyphens (------) directly below the link.',
  },
  'render/failed': {
    severity: 'error',
    message: 'The renderer failed at {node}: {reason}.',
    help: 'This is a mistake in the renderer, not in the post; `cause` holds what was thrown. Mend the handler of that node.',
  },
  'rule/failed': {
    severity: 'error',
    message: 'The rule {rule} failed: {reason}.',
    help: 'This is a mistake in the rule, not in the post, which was not checked by it. Report it, or turn the rule off.',
  },
  'schema/not-encodable': {
    severity: 'error',
    message: 'The front matter schema cannot be run backwards: {reason}.',
    help: 'Use z.codec with both directions in place of a transform or preprocess, so that the value can be written again.',
  },
  'suppression/unknown-rule': {
    severity: 'warning',
    message: 'The comment suppresses "{code}", and there is no such rule.{hint}',
    help: 'Correct the code in the comment, or take it out.',
  },
  'suppression/unused': {
    severity: 'info',
    message: 'The comment suppresses {code}, of which nothing was found.',
    help: 'Take the code out of the comment, so that it hides nothing that comes later.',
  },
} as const satisfies Record<string, Entry>

/** A code of the catalogue. */
export type DiagnosticCode = keyof typeof catalogue
