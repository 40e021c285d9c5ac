#!/usr/bin/env node
// Imports the program dynamically, so that a system on which it fails to load gets a one-line message, and no stack
// trace.
try {
  const { start } = await import('./process.js')
  process.exitCode = await start()
} catch (error) {
  const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  process.stderr.write(`sigmacast: cannot start: ${reason}\n`)
  process.exitCode = 1
}
