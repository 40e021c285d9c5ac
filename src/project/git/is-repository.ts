import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The name of the folder of a git repository in its root. In submodules and linked working trees it is a file. */
export const GIT = '.git'

/** True for the root of a git repository, a submodule that is checked out, or a linked working tree. */
export const isRepository = (folder: string): boolean => existsSync(join(folder, GIT))
