import { usageError } from '../files/usage-error.js'
import { runGit } from './run-git.js'

/** Returns the root of the working tree of a folder. Throws a usage error if the folder is in no repository. */
export async function repositoryRoot(cwd: string): Promise<string> {
  const isInside = await runGit(cwd, ['rev-parse', '--git-dir']).catch((error: Error) => error)
  if (isInside instanceof Error && /not a git repository/i.test(isInside.message))
    throw usageError('this folder is in no git repository', 'run it in the working tree of one')
  return (await runGit(cwd, ['rev-parse', '--show-toplevel'])).trimEnd()
}

/** Returns the commit of a revision. Throws a usage error if there is none. */
export async function commitOf(cwd: string, revision: string): Promise<string> {
  if (revision.startsWith('-')) throw usageError(`\`${revision}\` is no revision`)
  const commit = await findCommit(cwd, revision)
  if (commit !== '') return commit
  if ((await findCommit(cwd, 'HEAD')) === '') throw usageError('the git repository has no commit yet', 'commit first')
  throw usageError(`git knows no revision \`${revision}\``, 'in CI, fetch it before the comparison')
}

/** Returns the commit of a revision, or an empty text. */
export const findCommit = async (cwd: string, revision: string): Promise<string> =>
  (await runGit(cwd, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => '')).trim()

/** Returns the tree without files, whose name depends on the hashes of the repository. */
export const emptyTree = async (cwd: string): Promise<string> =>
  (await runGit(cwd, ['hash-object', '-t', 'tree', '--stdin'])).trim()
