import type { Terminal } from '../terminal.js'
import type { ChosenPosts } from './chosen-posts.js'
import { type ConfigFingerprint, configFingerprint } from './config-fingerprint.js'
import { PartWriter } from './part-file.js'
import type { PostRecord, RecordNeeds } from './post-record.js'
import { ResultCache } from './result-cache.js'
import type { ValidateChoice } from './validate-options.js'

/** Where the records of a run are kept besides the reports: in the cache, and in the file of a part. */
export type Stores = {
  cache: ResultCache | undefined
  keep(record: PostRecord): void
  /** Puts the files in their places. Of a run that was interrupted there is no part. */
  close(isInterrupted: boolean): void
  abandon(): void
}

/** Opens what the command line asks for. */
export function openStores(
  { cache: file, shard, choice }: ValidateChoice,
  needs: RecordNeeds,
  { isWhole, listing }: ChosenPosts,
  terminal: Terminal,
): Stores {
  const { key, unclear }: ConfigFingerprint = file === undefined && !shard ? { key: '' } : configFingerprint(choice)
  const warn = (reason: string) =>
    terminal.err(`The cache ${file} ${reason}.
`)
  if (file !== undefined && unclear !== undefined) {
    warn(`is not used, because ${unclear} does not say which file is loaded: every post is checked`)
  }
  const cache = file === undefined || unclear !== undefined ? undefined : new ResultCache({ file, key, needs, warn })
  const part = shard && new PartWriter(shard.file, shard, key, listing!)
  return {
    cache,
    keep(record) {
      cache?.store(record)
      part?.add(record)
    },
    close(isInterrupted) {
      cache?.close({ isWhole: isWhole && !isInterrupted })
      if (isInterrupted) part?.abandon()
      else part?.close()
    },
    abandon() {
      cache?.abandon()
      part?.abandon()
    },
  }
}

/** Keeps the records that pass. */
export async function* keepRecords(
  batches: AsyncIterable<readonly PostRecord[]>,
  stores: Stores,
): AsyncGenerator<readonly PostRecord[]> {
  for await (const batch of batches) {
    batch.forEach(stores.keep)
    yield batch
  }
}
