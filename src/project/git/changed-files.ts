import { resolve } from 'node:path'
import { realPath } from '../files/inputs.js'
import { runGit } from './run-git.js'

/**
 * Returns the files that differ between a revision and the working tree, as `realPath` names them, with untracked files and
 * without removed ones. Throws a usage error outside of a git repository, or if there is no such revision.
 */
export async function changedFiles(cwd: string, revision = 'HEAD'): Promise<ReadonlySet<string>> {
  const [root = ''] = await linesOf(cwd, ['rev-parse', '--show-toplevel'])
  const since = await linesOf(cwd, ['diff', '--name-only', '-z', '--diff-filter=d', revision, '--'])
  const untracked = await linesOf(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ':/'])
  return new Set([...since, ...untracked].map((path) => realPath(resolve(root, path))))
}

const linesOf = async (cwd: string, args: readonly string[]): Promise<readonly string[]> =>
  (await runGit(cwd, args)).split(/[\0\n]/).filter((line) => line !== '')
