import { statSync } from 'node:fs'

/** True if an argument of a command line is a folder, so that the run may read many files. */
export const namesFolder = (args: readonly string[]): boolean =>
  args.some((arg) => !arg.startsWith('-') && isFolder(arg))

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    return false // It cannot be a path.
  }
}
