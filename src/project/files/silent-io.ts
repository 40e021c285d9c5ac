import { nodeDisk } from './disk.js'
import type { Io, OutputStream } from './io.js'

const silent: OutputStream = { isTTY: false, columns: 80, write: () => {}, isClosed: () => false }

/** Returns the interface of a program that uses sigmacast as a library: messages are in the results, not on streams. */
export const silentIo = (cwd: string): Io => ({
  args: [],
  stdin: async function* () {},
  stdout: silent,
  stderr: silent,
  cwd,
  env: {},
  now: () => performance.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  disk: nodeDisk,
  holdSignals: () => () => {},
})
