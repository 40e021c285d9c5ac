import { Buffer, isUtf8 } from 'node:buffer'
import { readdirSync } from 'node:fs'
import { parse, sep } from 'node:path'
import { nodePath } from './node-path.js'

/**
 * A path as text, or as the file system's bytes if they are not UTF-8. Not a `Buffer`, so that the types of
 * `sigmacast/project` need no types of Node.js.
 */
export type BytePath = string | Uint8Array

/**
 * Returns the path of an entry of a folder. Unlike `join`, it does not normalize the path of the folder again, which
 * takes a third of the time of reading a folder.
 */
export const entryPath = (folder: string, name: string): string =>
  folder === '' || folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`

/** Joins a folder and a name. */
export function joinBytes(folder: BytePath, name: Uint8Array): BytePath {
  if (typeof folder === 'string' && isUtf8(name)) return entryPath(folder, Buffer.from(name).toString())
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), name])
}

/** The character that replaces invalid UTF-8 in texts. */
export const REPLACEMENT = '\ufffd'

/**
 * Returns the existing paths that are displayed as this absolute path. Names from a command line or a pattern have lost
 * bytes that are not UTF-8.
 */
export function pathsDisplayedAs(path: string): readonly BytePath[] {
  const { root } = parse(path)
  let paths: readonly BytePath[] = [root]
  if (!path.includes(REPLACEMENT)) return [path]
  for (const part of path.slice(root.length).split(sep)) {
    paths = paths.flatMap((folder) =>
      part.includes(REPLACEMENT) ? namesDisplayedAs(folder, part) : [joinBytes(folder, Buffer.from(part))],
    )
  }
  return paths
}

function namesDisplayedAs(folder: BytePath, displayed: string): readonly BytePath[] {
  try {
    const names = readdirSync(nodePath(folder), { encoding: 'buffer' })
    return names.filter((name) => name.toString() === displayed).map((name) => joinBytes(folder, name))
  } catch {
    return []
  }
}
