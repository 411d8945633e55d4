import type { Verdict } from '../validate/validation.js'
import { numbersOfPlaces } from './field-places.js'
import { digestLength } from './read-file-bytes.js'

const verdicts: readonly Verdict[] = ['valid', 'invalid', 'not checked']
const stateLength = 1 + digestLength
const statesInBlock = 512

/**
 * Verdicts on posts, the names of their bytes and the places of their fields, by the numbers of the posts: bytes, since they stay for as
 * long as a run takes.
 */
export class PostStates {
  readonly #blocks: Buffer[] = []
  readonly #places: Uint32Array[] = []
  #length = 0

  /** Adds a post: the first one has the number 0. */
  push(verdict: Verdict, digest: string | undefined, places?: readonly number[] | undefined): void {
    const number = this.#length++
    if (number % statesInBlock === 0) {
      this.#blocks.push(Buffer.alloc(statesInBlock * stateLength))
      this.#places.push(new Uint32Array(statesInBlock * numbersOfPlaces))
    }
    const { block, at } = this.#placeOf(number)
    block[at] = verdicts.indexOf(verdict)
    if (digest !== undefined) block.write(digest, at + 1, 'latin1')
    if (places) this.#placesOf(number).set(places)
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

  /** Where its fields stand, as `fieldPlaces` says; undefined where that is not known. */
  places(number: number): Uint32Array | undefined {
    const places = this.#placesOf(number)
    // Lines are counted from 1.
    return places[0] === 0 ? undefined : places
  }

  #placesOf(number: number): Uint32Array {
    const at = (number % statesInBlock) * numbersOfPlaces
    return this.#places[Math.floor(number / statesInBlock)]!.subarray(at, at + numbersOfPlaces)
  }

  #placeOf(number: number): { block: Buffer; at: number } {
    return { block: this.#blocks[Math.floor(number / statesInBlock)]!, at: (number % statesInBlock) * stateLength }
  }
}
