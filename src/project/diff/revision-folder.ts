import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { usageError } from '../files/usage-error.js'
import { runGit } from '../git/run-git.js'

/** The files of a commit in a temporary folder. */
export interface RevisionFolder {
  readonly commit: string
  /** The counterpart of the given folder. */
  readonly folder: string
  readonly remove: () => void
}

/**
 * Writes the files below a folder, as they are in the last commit that the working tree shares with a revision, to a
 * temporary folder. Git itself writes them, with its filters and line endings; the repository does not change. Throws a
 * usage error if there is no repository or no such revision.
 */
export async function openRevision(root: string, revision: string): Promise<RevisionFolder> {
  if (revision.startsWith('-')) throw usageError(`\`${revision}\` is no revision`)
  const top = (await runGit(root, ['rev-parse', '--show-toplevel'])).trimEnd()
  const commit = await commonCommit(root, revision)
  const place = relative(realpathSync(top), realpathSync(root))
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-diff-'))
  const remove = (): void => rmSync(temporary, { recursive: true, force: true })
  try {
    const tree = join(temporary, 'tree')
    const env = { GIT_INDEX_FILE: join(temporary, 'index') }
    await runGit(top, ['read-tree', commit], { env })
    const files = await runGit(top, ['ls-files', '-z', '--', place === '' ? '.' : place], { env })
    await runGit(top, ['checkout-index', '-z', '--stdin', `--prefix=${tree}/`], { env, input: files })
    linkPackages(root, join(tree, place))
    return { commit, folder: join(tree, place), remove }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Returns the last common commit, so that later changes of the other branch are not reported as reverted. If the histories
 * share no commit, returns the revision itself.
 */
async function commonCommit(root: string, revision: string): Promise<string> {
  const commit = (
    await runGit(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => '')
  ).trim()
  if (commit === '') throw usageError(`git knows no revision \`${revision}\``, 'in CI, fetch it before the comparison')
  const base = (await runGit(root, ['merge-base', commit, 'HEAD']).catch(() => '')).trim()
  if (base !== '') return base
  if ((await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() !== 'true') return commit
  const help = 'fetch more commits, such as with `fetch-depth: 0`'
  throw usageError(`this clone lacks the last commit that it shares with \`${revision}\``, help)
}

/** Lets a configuration that is a module import the installed packages. */
function linkPackages(root: string, folder: string): void {
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  } catch {} // The folder is not in the commit, or it contains packages itself.
}
