#!/usr/bin/env node

// Imports everything dynamically: the compile cache then covers the program, and a system on which something fails to
// load gets a one-line message, and no stack trace.
import('./compile-cache.js')
  .then(({ enableCompileCache }) => enableCompileCache())
  .then(() => import('./process.js'))
  .then(({ start }) => start())
  .catch((error: unknown) => {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
    process.stderr.write(`sigmacast: cannot start: ${reason}\n`)
    process.exitCode = 1
  })
