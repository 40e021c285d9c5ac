import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { usageError } from '../files/usage-error.js'
import { runGit } from './run-git.js'

/** The files of a commit that are written to a folder. */
export interface TreeSettings {
  /** The root of the working tree that has the commit. */
  readonly top: string
  readonly commit: string
  /** The folder below the root whose files are written, or `.`. */
  readonly place: string
  /** The folder that takes the place of the root. */
  readonly folder: string
  /** The path of a new file for the index. */
  readonly index: string
}

/**
 * Writes the files of a commit below a folder, also those of submodules that the working tree contains, as git itself writes
 * them: with its filters and line endings. The repository does not change. Throws a usage error for a submodule that lacks
 * its commit.
 */
export async function writeTree({ top, commit, place, folder, index }: TreeSettings): Promise<void> {
  const env = { GIT_INDEX_FILE: index }
  await runGit(top, ['read-tree', commit], { env })
  const entries = (await runGit(top, ['ls-files', '--stage', '-z', '--', place], { env })).split('\0')
  const input = entries.flatMap((entry) => (entry === '' || isLink(entry) ? [] : [`${pathOf(entry)}\0`])).join('')
  await runGit(top, ['checkout-index', '-z', '--stdin', `--prefix=${folder}/`], { env, input })
  for (const [number, entry] of entries.filter(isLink).entries()) {
    const path = pathOf(entry)
    const submodule = join(top, path)
    // Its files are missing on both sides.
    if (!existsSync(join(submodule, '.git'))) continue
    const [, linked = ''] = entry.split(' ')
    await requireCommit(submodule, path, linked)
    const inner = {
      top: submodule,
      commit: linked,
      place: '.',
      folder: join(folder, path),
      index: `${index}-${number}`,
    }
    await writeTree(inner)
  }
}

/** True for an entry about the commit of a submodule: `<mode> <commit> <stage>\t<path>`. */
const isLink = (entry: string): boolean => entry.startsWith('160000 ')

const pathOf = (entry: string): string => entry.slice(entry.indexOf('\t') + 1)

async function requireCommit(submodule: string, path: string, commit: string): Promise<void> {
  const isThere = await runGit(submodule, ['cat-file', '-e', `${commit}^{commit}`]).then(
    () => true,
    () => false,
  )
  if (isThere) return
  const help = `fetch it, for example with \`git -C ${path} fetch origin ${commit}\``
  throw usageError(`the submodule \`${path}\` lacks the commit ${commit.slice(0, 12)} of the revision`, help)
}
