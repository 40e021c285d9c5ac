import { rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Io } from '../files/io.js'
import { reasonOf } from '../files/read-input.js'
import { replaceFiles } from '../files/replace-files.js'
import { usageError } from '../files/usage-error.js'
import type { FileChange } from './generate-result.js'
import { notePending } from './pending-writes.js'

const WRITTEN: ReadonlySet<FileChange['kind']> = new Set(['created', 'updated', 'renamed'])

/**
 * Writes the changed files, all of them or none, and removes those that no rule makes any more. What is written is
 * noted first, so that the next run can tell the files of a killed run from edited ones. Returns false if a signal came
 * first.
 */
export async function writeChanges(
  root: string,
  state: string,
  changes: readonly FileChange[],
  io: Io,
): Promise<boolean> {
  const written = changes.flatMap(({ kind, path, planned }) =>
    WRITTEN.has(kind) && planned !== undefined ? [{ path, planned }] : [],
  )
  const removed = changes.flatMap(({ kind, path, previousPath }) =>
    kind === 'removed' ? [path] : previousPath === undefined ? [] : [previousPath],
  )
  if (written.length > 0) {
    await notePending(state, Object.fromEntries(written.map(({ path, planned }) => [path, planned.hash])), io)
    const texts = new Map(written.map(({ path, planned }) => [join(root, path), planned.text]))
    if (!(await replaceFiles(texts, io))) return false
  }
  removeFiles(
    root,
    removed,
    written.map(({ path }) => path),
  )
  return true
}

/**
 * Removes files below a folder, and the folders that they leave empty. A file that was just written under another
 * spelling stays. Throws a usage error if a file cannot be removed.
 */
export function removeFiles(root: string, removed: readonly string[], written: readonly string[]): void {
  const kept = new Set(written.map((path) => fileNumber(join(root, path))))
  for (const path of removed) remove(root, path, kept)
}

function remove(root: string, path: string, kept: ReadonlySet<string | undefined>): void {
  const file = join(root, path)
  const number = fileNumber(file)
  if (number === undefined || kept.has(number)) return
  try {
    rmSync(file)
  } catch (error) {
    throw usageError(`cannot remove \`${path}\`: ${reasonOf(error)}`)
  }
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder))
    } catch {
      return // It has other files.
    }
  }
}

/** Identifies a file on the disk, where two spellings of a path may lead to one file. Undefined if there is none. */
function fileNumber(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? undefined : `${stats.dev} ${stats.ino}`
}
