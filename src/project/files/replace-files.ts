import { chmodSync, chownSync, rmdirSync, rmSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { createFolders } from './create-folders.js'
import { type Destination, destinationOf } from './destination.js'
import { writeAll } from './disk.js'
import type { Io } from './io.js'
import { nextTurn } from './next-turn.js'
import { reasonOf } from './read-input.js'
import { removeLeftovers, temporaryFile } from './temporary-files.js'
import { usageError } from './usage-error.js'

type Writing = Pick<Io, 'disk' | 'holdSignals' | 'stderr'>
type File = Extract<Destination, { kind: 'file' }> & { readonly name: string; readonly text: string }

/** A text in a temporary file, ready to replace the target file. */
interface Staged {
  readonly file: File
  readonly temporary: string
}

/**
 * Writes the text of each path atomically: each file is replaced as a whole, after all texts are on the disk. If one
 * cannot be written, none is, and this is a usage error. A signal in the meantime ends the process afterwards. Pipes
 * and devices are written directly. Returns false if a signal arrived before the first file was replaced.
 */
export async function replaceFiles(texts: ReadonlyMap<string, string>, io: Writing): Promise<boolean> {
  const files: File[] = []
  for (const [name, text] of texts) {
    const destination = attempt(name, () => destinationOf(name))
    if (destination.kind === 'file') files.push({ ...destination, name, text })
    else attempt(name, () => append(destination.path, text, io))
  }
  if (files.length === 0) return true
  refuseOneFile(files)
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) removeLeftovers(folder)
  let isInterrupted = false
  const release = io.holdSignals(() => {
    isInterrupted = true
  })
  try {
    const isWritten = await replaceAll(files, io, () => isInterrupted)
    await nextTurn()
    if (isInterrupted) io.stderr.write(`sigmacast: interrupted; ${isWritten ? 'all' : 'nothing'} was written\n`)
    return isWritten
  } finally {
    release()
  }
}

/** Throws a usage error if two paths lead to one file through links. */
function refuseOneFile(files: readonly File[]): void {
  const nameByPath = new Map<string, string>()
  for (const { path, name } of files) {
    const otherName = nameByPath.get(path)
    if (otherName !== undefined) throw usageError(`\`${otherName}\` and \`${name}\` are the same file`)
    nameByPath.set(path, name)
  }
}

/** Returns false if a signal arrived before the first file was replaced. */
async function replaceAll(files: readonly File[], io: Writing, isInterrupted: () => boolean): Promise<boolean> {
  const staged: Staged[] = []
  const folders: string[] = []
  let renamed = 0
  try {
    for (const file of files) {
      const temporary = temporaryFile(dirname(file.path), staged.length)
      attempt(file.name, () => {
        folders.push(...createFolders(dirname(file.path)))
        staged.push({ file, temporary })
        stage(file, temporary, io)
      })
      await nextTurn()
      if (isInterrupted()) return false
    }
    for (const { file, temporary } of staged) {
      attempt(file.name, () => io.disk.rename(temporary, file.path), renamed)
      renamed++
    }
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) syncFolder(folder, io)
    return true
  } finally {
    for (const { temporary } of staged.slice(renamed)) rmSync(temporary, { force: true })
    if (renamed === 0) for (const folder of folders.reverse()) removeEmpty(folder)
  }
}

function stage({ text, before }: File, temporary: string, { disk }: Writing): void {
  const opened = disk.open(temporary, 'wx', 0o666)
  try {
    writeAll(disk, opened, text)
    if (before !== undefined) keepAccess(temporary, before)
    disk.sync(opened)
  } finally {
    disk.close(opened)
  }
}

/** Gives the new file the owner, as far as the process may, and the permissions of the old one. */
function keepAccess(path: string, { uid, gid, mode }: Stats): void {
  try {
    chownSync(path, uid, gid)
  } catch {} // Only the superuser gives files away.
  chmodSync(path, mode & 0o7777)
}

function append(path: string, text: string, { disk }: Writing): void {
  const opened = disk.open(path, 'a')
  try {
    writeAll(disk, opened, text)
  } finally {
    disk.close(opened)
  }
}

/** Syncs a folder, so that new names survive a power failure, on systems that support it. */
function syncFolder(folder: string, { disk }: Writing): void {
  try {
    const opened = disk.open(folder, 'r')
    try {
      disk.sync(opened)
    } finally {
      disk.close(opened)
    }
  } catch {} // Windows opens no folders, and some file systems do not sync them.
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {} // Somebody else has put something there.
}

function attempt<Result>(path: string, work: () => Result, replaced = 0): Result {
  try {
    return work()
  } catch (error) {
    const before = replaced === 0 ? '' : `; ${replaced} other files were already replaced`
    throw usageError(`cannot write \`${path}\`: ${reasonOf(error)}${before}`)
  }
}
