// Findings have few kinds. Were there more, the list would take the memory that it is to save.
const most = 1_000

/** Values that come again and again: each is written once, and has a number from then on. */
export class WordList {
  readonly #numbers = new Map<string, number>()
  readonly #values: unknown[] = []
  readonly #onNew: (text: string) => void

  /** @param onNew is told of every new value, as JSON. */
  constructor(onNew: (text: string) => void) {
    this.#onNew = onNew
  }

  /** The number of a value, which is plain data; undefined where there are too many for another. */
  numberOf(value: unknown): number | undefined {
    const text = JSON.stringify(value)
    const known = this.#numbers.get(text)
    if (known !== undefined || this.#values.length >= most) return known
    this.#onNew(text)
    this.#numbers.set(text, this.#values.length)
    return this.#values.push(JSON.parse(text)) - 1
  }

  /** The value that has a number. Whoever asks does not change it. */
  at(number: number): unknown {
    return this.#values[number]
  }
}
