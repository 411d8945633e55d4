#!/usr/bin/env node
import { run } from './run.js'
import { processTerminal } from './terminal.js'

// The status is set, not forced: what was written to a pipe is flushed first.
process.exitCode = await run(process.argv.slice(2), processTerminal())
