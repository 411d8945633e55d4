// Latin, Chinese and Japanese with their punctuation.
const single = /^[ -~¡-¬®-ɏ‐-‧、-〩ぁ-ゖァ-ヺ一-鿿！-～]*$/

/** Whether each character of a text stands for itself, whatever is next to it; else nothing is known of them. */
export function areSingle(text: string): boolean {
  return single.test(text)
}

let segmenter: Intl.Segmenter | undefined

/** What a reader takes for the characters of a text, such as a letter with its accents, or an emoji of several code points. */
export function* graphemes(text: string): Generator<string> {
  if (areSingle(text)) return yield* text
  // Made when it is needed: the first one takes as long as a hundred posts do to be checked.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  for (const { segment } of segmenter.segment(text)) yield segment
}
