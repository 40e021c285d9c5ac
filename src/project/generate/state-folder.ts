import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFolders } from '../files/create-folders.js'
import { reasonOf } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'

/**
 * Returns the folder for what runs remember and what no one commits: below `node_modules`, as other tools do, or
 * `.sigmacast` in a project without it.
 */
export const stateFolder = (root: string): string =>
  existsSync(join(root, 'node_modules')) ? join(root, 'node_modules', '.cache', 'sigmacast') : join(root, '.sigmacast')

/** Creates the folder of the state, which Git ignores. Throws a usage error if that is not possible. */
export function createStateFolder(folder: string): void {
  try {
    createFolders(folder)
    const ignore = join(folder, '.gitignore')
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
  } catch (error) {
    throw usageError(`cannot write to \`${folder}\`: ${reasonOf(error)}`)
  }
}

/** Returns the part of a file name for an environment; the environment may have any name. */
export const environmentKey = (environment: string | undefined): string =>
  environment === undefined ? 'default' : `env-${Buffer.from(environment).toString('hex')}`
