import type { BytePath } from './byte-path.js'

/** Returns a path in the type that functions of `node:fs` require. */
export const nodePath = (path: BytePath): string | Buffer =>
  typeof path === 'string' || Buffer.isBuffer(path) ? path : Buffer.from(path)
