import { Buffer, isUtf8 } from 'node:buffer'
import { readdirSync } from 'node:fs'
import { join, parse, sep } from 'node:path'

/** A path as text, or as the bytes that the file system has where these are no UTF-8 and so no text. */
export type BytePath = string | Buffer

/** The path of a name below a folder. */
export function joinBytes(folder: BytePath, name: Buffer): BytePath {
  if (typeof folder === 'string' && isUtf8(name)) return join(folder, name.toString())
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), name])
}

/** What stands in texts for bytes that are no UTF-8. */
export const REPLACEMENT = '\ufffd'

/** The paths that are shown as this absolute path: a name from a command line or a pattern no longer has the bytes that are no UTF-8. */
export function pathsShownAs(path: string): readonly BytePath[] {
  const { root } = parse(path)
  let found: readonly BytePath[] = [root]
  if (!path.includes(REPLACEMENT)) return [path]
  for (const part of path.slice(root.length).split(sep)) {
    found = found.flatMap((folder) =>
      part.includes(REPLACEMENT) ? namesShownAs(folder, part) : [joinBytes(folder, Buffer.from(part))],
    )
  }
  return found
}

function namesShownAs(folder: BytePath, shown: string): readonly BytePath[] {
  try {
    const names = readdirSync(folder, { encoding: 'buffer' })
    return names.filter((name) => name.toString() === shown).map((name) => joinBytes(folder, name))
  } catch {
    return []
  }
}
