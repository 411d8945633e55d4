import type { Verdict } from '../validate/validation.js'

const verdicts: readonly Verdict[] = ['valid', 'invalid', 'not checked']
// Of what `digestOf` gives.
const digestLength = 22
const stateLength = 1 + digestLength
const statesInBlock = 512

/** Verdicts on posts and the names of their bytes, by the numbers of the posts: bytes, since they stay for as long as a run takes. */
export class PostStates {
  readonly #blocks: Buffer[] = []
  #length = 0

  /** Adds a post: the first one has the number 0. */
  push(verdict: Verdict, digest: string | undefined): void {
    const number = this.#length++
    if (number % statesInBlock === 0) this.#blocks.push(Buffer.alloc(statesInBlock * stateLength))
    const { block, at } = this.#placeOf(number)
    block[at] = verdicts.indexOf(verdict)
    if (digest !== undefined) block.write(digest, at + 1, 'latin1')
  }

  verdict(number: number): Verdict {
    const { block, at } = this.#placeOf(number)
    return verdicts[block[at]!]!
  }

  /** The name of a post's bytes; undefined where there were none. */
  digest(number: number): string | undefined {
    const { block, at } = this.#placeOf(number)
    return block[at + 1] === 0 ? undefined : block.toString('latin1', at + 1, at + stateLength)
  }

  #placeOf(number: number): { block: Buffer; at: number } {
    return { block: this.#blocks[Math.floor(number / statesInBlock)]!, at: (number % statesInBlock) * stateLength }
  }
}
