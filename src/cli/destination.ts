import { accessSync, constants, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where a text goes: into a file that is replaced as a whole, or to what cannot be replaced, such as a pipe or a device. */
export type Destination =
  | { readonly kind: 'file'; readonly path: string; readonly before: Stats | undefined }
  | { readonly kind: 'stream'; readonly path: string }

/** Files that stand for what a process has open: replacing one would write past those who read it. */
const OPEN_FILE = /^\/(?:dev\/(?:std(?:in|out|err)|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/

/**
 * What a path leads to. A link is followed, so that the file behind it is replaced and the link stays. Throws the error of the file system if
 * the path is a folder, or a file that must not be written.
 */
export function destinationOf(path: string): Destination {
  const before = statSync(path, { throwIfNoEntry: false })
  if (OPEN_FILE.test(path)) return { kind: 'stream', path }
  if (before?.isDirectory()) throw new Error('EISDIR: it is a folder')
  if (before !== undefined && !before.isFile()) return { kind: 'stream', path }
  if (before !== undefined) accessSync(path, constants.W_OK)
  return { kind: 'file', path: before === undefined ? linked(path) : realpathSync(path), before }
}

/** As many links as Linux follows. */
const MOST_LINKS = 40

/** The end of a chain of links that leads to no file yet. */
function linked(path: string): string {
  let end = path
  for (let left = MOST_LINKS; left > 0; left--) {
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
