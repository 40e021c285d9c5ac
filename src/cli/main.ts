#!/usr/bin/env node
import { enableCompileCache } from './compile-cache.js'

enableCompileCache()
// Imports the program dynamically: the compile cache then covers it, and a system on which it fails to load gets a
// one-line message, and no stack trace.
import('./process.js')
  .then(({ start }) => start())
  .then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
      process.stderr.write(`sigmacast: cannot start: ${reason}\n`)
      process.exitCode = 1
    },
  )
