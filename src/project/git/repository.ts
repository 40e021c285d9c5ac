import { usageError } from '../files/usage-error.js'
import { runGit } from './run-git.js'

/** A revision as git finds it from a folder. */
export interface Revision {
  /** The root of the working tree. */
  readonly top: string
  readonly commit: string
  /** The last commit that the revision shares with `HEAD`; `undefined` if there is none, or a shallow clone lacks it. */
  readonly base: string | undefined
  readonly isShallow: boolean
}

/**
 * Finds a revision with one process. Throws a usage error if the folder is in no repository, and if there is no such
 * revision.
 */
export async function findRevision(cwd: string, revision: string): Promise<Revision> {
  const found = await parseRevision(cwd, revision)
  if (found !== undefined) return found
  const top = await repositoryRoot(cwd)
  const commit = await commitOf(cwd, revision)
  // Before the first commit of a branch, `HEAD` shares nothing with others.
  return (await parseRevision(cwd, commit)) ?? { top, commit, base: undefined, isShallow: false }
}

/** Asks for everything at once; `undefined` if git cannot answer all of it. */
async function parseRevision(cwd: string, revision: string): Promise<Revision | undefined> {
  const args = ['rev-parse', '--show-toplevel', '--is-shallow-repository', `${revision}^{commit}...HEAD`]
  const answer = ANSWER.exec(await runGit(cwd, args).catch(() => ''))?.groups
  if (answer === undefined) return undefined
  const { top = '', shallow, commit = '', base } = answer
  return { top, commit, base, isShallow: shallow === 'true' }
}

/** The commit of `HEAD` comes before that of the revision, and the last shared commits come after both. */
const ANSWER = /^(?<top>.+)\n(?<shallow>true|false)\n[0-9a-f]+\n(?<commit>[0-9a-f]+)\n(?:\^(?<base>[0-9a-f]+)\n)?/s

/** Returns the root of the working tree of a folder. Throws a usage error if the folder is in no repository. */
export async function repositoryRoot(cwd: string): Promise<string> {
  const root = await runGit(cwd, ['rev-parse', '--show-toplevel']).catch((error: Error) => error)
  if (!(root instanceof Error)) return root.replace(/\n$/, '')
  if (!/not a git repository/i.test(root.message)) throw root
  throw usageError('this folder is in no git repository', 'run it in the working tree of one')
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
