// What leads on to what is left out: commas, colons and semicolons of all scripts, dashes, ellipses, opening brackets; and what
// nobody sees.
const leadsOn = /[\p{Pd}\p{Ps}…‥·‧&\u200b\u2060\ufeff]|(?!\p{Sentence_Terminal})\p{Terminal_Punctuation}/u
// What belongs to what stands before it: closing brackets, ends of sentences, signs such as % and emoji.
const belongsBefore = /[\p{Pe}\p{So}\p{Sentence_Terminal}%％‰]/u

/**
 * What stands before the ellipsis, as it is set in print, when a line is cut at a place: without what leads on (`,`, `–`, an opening quote),
 * and without dots, of which the ellipsis has its own.
 */
export function beforeEllipsis(line: string, end: number): string {
  let kept = line.slice(0, end)
  // Whether a word follows without a space, perhaps behind other signs that go: as in `https://example.org`.
  let isJoined = /^[\p{L}\p{N}]/u.test(line.slice(end, end + 2))
  for (;;) {
    const given = kept
    kept = kept.trimEnd().replace(/\.{2,}$/, '')
    if (kept !== given) isJoined = false
    const last = /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.exec(kept)?.[0] ?? kept.slice(-1)
    if (last === '' || !isLoose(last, kept.slice(0, -last.length), isJoined)) return kept
    kept = kept.slice(0, -last.length)
  }
}

/** Whether a sign at the end of what is kept belongs to what comes behind it. */
function isLoose(sign: string, before: string, isJoined: boolean): boolean {
  if (leadsOn.test(sign)) return true
  if (!/[\p{P}\p{S}]/u.test(sign) || belongsBefore.test(sign)) return false
  const standsApart = before === '' || before.endsWith(' ')
  // `+` between spaces; but French sets a space before a closing quote, too.
  if (/[\p{Sm}\p{Sk}]/u.test(sign)) return standsApart
  // Opening quotes, `$`, `@`. A closing quote of one language is an opening one of another: where words are not told apart by
  // spaces, `”` closes.
  return isJoined && (standsApart || !/\p{Pf}/u.test(sign))
}

/**
 * What stands between a text and the ellipsis: nothing behind a word, a space behind the end of a sentence (`One. …`), but for
 * full-width signs, which bring their own (`雨停了。…`).
 */
export function gapBeforeEllipsis(kept: string): string {
  const core = kept.replace(/[\p{Pe}\p{Pf}\p{Pi}"'\s]+$/u, '')
  return /\p{Terminal_Punctuation}$/u.test(core) && !/[\u3000-\u303f\uff00-\uff60]$/.test(core) ? ' ' : ''
}
