import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createFolders } from '../files/create-folders.js'
import { reasonOf } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'

/** Writes a new file, with its folder. Throws a usage error if there is already something at the path. */
export function createFile(path: string, name: string, text: string): void {
  try {
    createFolders(dirname(path))
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (isThere) throw usageError(`\`${name}\` exists already`, 'sigmacast does not overwrite it')
    throw usageError(`cannot write \`${name}\`: ${reasonOf(error)}`)
  }
}
