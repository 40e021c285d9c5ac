import { accessSync, constants, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { MAX_LINKS } from '../project-limits.js'

/** The destination of a text: a file that is replaced as a whole, or a pipe or device, which cannot be replaced. */
export type Destination =
  | { readonly kind: 'file'; readonly path: string; readonly before: Stats | undefined }
  | { readonly kind: 'stream'; readonly path: string }

/** Paths of a process's open files. Replacing such a file would bypass its readers. */
const OPEN_FILE = /^\/(?:dev\/(?:std(?:in|out|err)|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/

/**
 * Resolves the destination of a path. A link is followed, so that the file behind it is replaced and the link is kept.
 * Throws the file system's error if the path is a folder or a read-only file.
 */
export function destinationOf(path: string): Destination {
  const before = statSync(path, { throwIfNoEntry: false })
  if (OPEN_FILE.test(path)) return { kind: 'stream', path }
  if (before?.isDirectory()) throw new Error('EISDIR: it is a folder')
  if (before !== undefined && !before.isFile()) return { kind: 'stream', path }
  if (before !== undefined) accessSync(path, constants.W_OK)
  return { kind: 'file', path: before === undefined ? linked(path) : realpathSync(path), before }
}

/** Returns the end of a chain of links that leads to no file yet. */
function linked(path: string): string {
  let end = path
  for (let remaining = MAX_LINKS; remaining > 0; remaining--) {
    const next = linkAt(end)
    if (next === undefined) break
    end = resolve(realFolder(dirname(end)), next)
  }
  return end
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function realFolder(path: string): string {
  try {
    return join(realpathSync(path))
  } catch {
    return path
  }
}
