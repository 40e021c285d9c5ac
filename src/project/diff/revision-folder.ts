import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { openRealPaths } from '../files/real-paths.js'
import { usageError } from '../files/usage-error.js'
import { withSlashes } from '../files/with-slashes.js'
import { findRevision, type Revision } from '../git/repository.js'
import { writeTree } from '../git/write-tree.js'

/** The files of a commit in a temporary folder. */
export interface RevisionFolder {
  readonly commit: string
  /** The counterpart of the given folder. */
  readonly folder: string
  /**
   * Writes all files of the repository to another temporary folder, and returns the counterpart of the given folder
   * there. `undefined` if they are in the first one.
   */
  readonly complete: () => Promise<string | undefined>
  readonly remove: () => void
}

/**
 * Writes the files below a folder, as they are in the last commit that the working tree shares with a revision, to a
 * temporary folder. If `uses` names files outside of the folder, by paths from it, the temporary folder has all files of
 * the repository. The repository does not change. Throws a usage error if there is no repository or no such revision.
 */
export async function openRevision(
  root: string,
  revision: string,
  uses: readonly string[] = [],
): Promise<RevisionFolder> {
  const found = await findRevision(root, revision)
  const commit = commonCommit(found, revision)
  const place = relative(realpathSync(found.top), realpathSync(root))
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-diff-'))
  const remove = (): void => rmSync(temporary, { recursive: true, force: true })
  try {
    const write = async (name: string, below: string): Promise<string> => {
      const tree = join(temporary, name)
      await writeTree({ top: found.top, commit, place: below, folder: tree, index: join(temporary, 'index') })
      const folder = join(tree, place)
      linkPackages(root, folder)
      return folder
    }
    const isComplete = place === '' || uses.some(openIsOutside(root))
    const folder = await write('tree', isComplete ? '' : withSlashes(place))
    // Another folder, since Node.js before 24 does not load a module again whose imports have failed.
    const complete = async () => (isComplete ? undefined : await write('all', ''))
    return { commit, folder, complete, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Returns a test whether a path leads out of a folder, also through a link. False for a missing path. */
function openIsOutside(root: string): (path: string) => boolean {
  const real = realpathSync(root)
  const realPathOf = openRealPaths()
  return (path) => {
    const absolute = resolve(root, path)
    return existsSync(absolute) && /^\.\.(?:$|[\\/])/.test(relative(real, realPathOf(absolute)))
  }
}

/**
 * Returns the last common commit, so that later changes of the other branch are not reported as reverted. If the histories
 * share no commit, returns the revision itself.
 */
function commonCommit({ commit, base, isShallow }: Revision, revision: string): string {
  if (base !== undefined || !isShallow) return base ?? commit
  const help = 'fetch more commits, such as with `fetch-depth: 0`'
  throw usageError(`this clone lacks the last commit that it shares with \`${revision}\``, help)
}

/** Lets a configuration that is a module import the installed packages. */
function linkPackages(root: string, folder: string): void {
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  } catch {} // The folder is not in the commit, or it contains packages itself.
}
