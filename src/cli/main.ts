#!/usr/bin/env node

// Imports everything dynamically, so that a system on which something fails to load gets a one-line message, and no
// stack trace.
import('./process.js')
  .then(({ start }) => start())
  .catch((error: unknown) => {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
    process.stderr.write(`sigmacast: cannot start: ${reason}\n`)
    process.exitCode = 1
  })
