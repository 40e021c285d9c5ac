#!/usr/bin/env node
// Loads the program only here, so that a system on which it cannot be loaded is told in a line, and not by a stack of Node's own.
try {
  const { start } = await import('./process.js')
  process.exitCode = await start()
} catch (error) {
  const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  process.stderr.write(`sigmacast: cannot start: ${reason}\n`)
  process.exitCode = 1
}
