#!/usr/bin/env node
import { inspect } from 'node:util'
import { removeTemporaryFiles } from '../archive/temporary-files.js'
import { run } from './run.js'
import { processTerminal } from './terminal.js'
import { tuneEngine } from './tune-engine.js'

tuneEngine()

// However the process ends, but for a signal that it does not hear.
process.on('exit', removeTemporaryFiles)

// The status is set, not forced: what was written to a pipe is flushed first.
process.exitCode = await run(process.argv.slice(2), processTerminal()).catch((error: unknown) => {
  // Node would end with 1, which says that posts have errors.
  process.stderr.write(`postmatter could not go on. This is a fault of its own, not of the posts:\n${inspect(error)}\n`)
  return 2
})
