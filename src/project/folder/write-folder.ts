import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { kindOf } from '../files/existing-path.js'
import type { Io } from '../files/io.js'
import { reasonOf } from '../files/read-input.js'
import { replaceFiles } from '../files/replace-files.js'
import { usageError } from '../files/usage-error.js'
import { hashText } from '../generate/hashes.js'
import { removeFiles } from '../generate/write-changes.js'

/** The list of the files of a folder that sigmacast writes as a whole, in this folder. */
const LIST_FILE = '.sigmacast-files.json'

/** The outcome of writing a folder. */
export interface FolderChanges {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** Files of an earlier run that nobody needs any more, but that were edited, so they were kept. */
  readonly kept: readonly string[]
}

/**
 * Makes the texts the contents of a folder. Writes those that differ, all of them or none, and removes files of earlier
 * runs that are not among them. Throws a usage error for a text whose place has a file that no earlier run has written.
 * Undefined if a signal arrived before the first file was replaced.
 *
 * @param texts the texts by their paths in the folder, with `/`
 */
export async function writeFolder(
  folder: string,
  texts: ReadonlyMap<string, string>,
  io: Pick<Io, 'disk' | 'holdSignals' | 'stderr'>,
): Promise<FolderChanges | undefined> {
  if (kindOf(folder) === 'file') throw usageError(`\`${folder}\` is a file`, 'name a folder, or a new one')
  const owned = readList(join(folder, LIST_FILE))
  const changed = new Map<string, string>()
  for (const [path, text] of texts) {
    const present = readText(join(folder, path))
    if (present === text) continue
    if (present !== undefined && !owned.has(path)) throw foreignFile(join(folder, path))
    changed.set(path, text)
  }
  const stale = [...owned].filter(([path]) => !texts.has(path))
  const isEdited = ([path, hash]: readonly [string, string]): boolean => {
    const present = readText(join(folder, path))
    return present !== undefined && hashText(present) !== hash
  }
  const kept = stale.filter(isEdited).map(([path]) => path)
  const removed = stale.map(([path]) => path).filter((path) => !kept.includes(path))
  const list = listText(texts)
  const written = new Map([...changed].map(([path, text]) => [join(folder, path), text]))
  if (readText(join(folder, LIST_FILE)) !== list) written.set(join(folder, LIST_FILE), list)
  if (written.size > 0 && !(await replaceFiles(written, io))) return undefined
  removeFiles(folder, removed, [...changed.keys()])
  return { written: changed.size, unchanged: texts.size - changed.size, removed: removed.length, kept }
}

const foreignFile = (path: string): Error =>
  usageError(`\`${path}\` was not written by sigmacast`, 'use an empty folder, or one of an earlier run')

/** Reads the hashes of the files of earlier runs. Paths that lead out of the folder are left out. */
function readList(path: string): ReadonlyMap<string, string> {
  const text = readText(path)
  if (text === undefined) return new Map()
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown }
    const entries = Object.entries(files ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return new Map(entries.filter(([name]) => isInside(name)))
  } catch {
    throw usageError(`\`${path}\` is damaged`, 'remove the folder; the next run writes it again')
  }
}

const isInside = (path: string): boolean => !normalize(path).startsWith('..') && !/^(?:[/\\]|[A-Za-z]:)/.test(path)

const listText = (texts: ReadonlyMap<string, string>): string => {
  const files = [...texts].map(([path, text]) => [path, hashText(text)] as const)
  return `${JSON.stringify({ files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))) }, undefined, 1)}\n`
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw usageError(`cannot read \`${path}\`: ${reasonOf(error)}`)
  }
}
