import { join } from 'node:path'
import { usageError } from '../files/usage-error.js'
import { isRepository } from './is-repository.js'
import { findCommit } from './repository.js'
import { runGit } from './run-git.js'

/** The files of a commit that are written to a folder. */
export interface TreeSettings {
  /** The root of the working tree that has the commit. */
  readonly top: string
  readonly commit: string
  /** The folder whose files are written: a path below the root with slashes, empty for the root. */
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
  const paths = place === '' ? [] : [place]
  const [listing] = await Promise.all([
    runGit(top, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths], { env: LITERAL }),
    // All of it: a file of attributes above the folder also applies.
    runGit(top, ['read-tree', commit], { env }),
  ])
  const entries = listing.split('\0').filter((entry) => entry !== '')
  const input = entries.flatMap((entry) => (isLink(entry) ? [] : [`${pathOf(entry)}\0`])).join('')
  if (input !== '') await runGit(top, ['checkout-index', '-z', '--stdin', `--prefix=${folder}/`], { env, input })
  for (const [number, entry] of entries.filter(isLink).entries()) {
    const path = pathOf(entry)
    const submodule = join(top, path)
    // Its files are missing on both sides.
    if (!isRepository(submodule)) continue
    const [, , linked = ''] = entry.split(/[ \t]/, 3)
    const inner = {
      top: submodule,
      commit: linked,
      place: '',
      folder: join(folder, path),
      index: `${index}-${number}`,
    }
    await writeTree(inner).catch((error: unknown) => explainFailure(inner, path, error))
  }
}

/** Gives `*` and `:` in the names of folders no meaning. */
const LITERAL = { GIT_LITERAL_PATHSPECS: '1' }

/** True for an entry about the commit of a submodule: `<mode> <type> <commit>\t<path>`. */
const isLink = (entry: string): boolean => entry.startsWith('160000 ')

const pathOf = (entry: string): string => entry.slice(entry.indexOf('\t') + 1)

/** Throws a usage error if the submodule lacks its commit, else the error itself. */
async function explainFailure({ top, commit }: TreeSettings, path: string, error: unknown): Promise<never> {
  if ((await findCommit(top, commit)) !== '') throw error
  const help = `fetch it, for example with \`git -C ${path} fetch origin ${commit}\``
  throw usageError(`the submodule \`${path}\` lacks the commit ${commit.slice(0, 12)} of the revision`, help)
}
