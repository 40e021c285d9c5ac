import { resolve } from 'node:path'
import { realPath } from '../files/existing-path.js'
import { isRepository } from './is-repository.js'
import { commitOf, emptyTree, findCommit, findRevision, repositoryRoot } from './repository.js'
import { runGit } from './run-git.js'

/**
 * Returns the files that differ between a revision and the working tree, as `realPath` names them, with untracked files and
 * the files of submodules, and without removed ones. Before the first commit, all files differ from `HEAD`. Throws a usage
 * error outside of a git repository, or if there is no such revision.
 */
export async function changedFiles(cwd: string, revision = 'HEAD'): Promise<ReadonlySet<string>> {
  const found = await findRevision(cwd, revision).catch((error: unknown) => beforeFirst(cwd, revision, error))
  return filesSince(cwd, found.top, found.commit)
}

/** Compares with no files if `HEAD` has no commit yet. Throws the error otherwise. */
async function beforeFirst(cwd: string, revision: string, error: unknown) {
  if (revision !== 'HEAD') throw error
  const top = await repositoryRoot(cwd)
  if ((await findCommit(cwd, revision)) !== '') throw error
  return { top, commit: await emptyTree(cwd) }
}

async function filesSince(cwd: string, root: string, tree: string): Promise<ReadonlySet<string>> {
  const [raw, untracked] = await Promise.all([
    itemsOf(cwd, ['diff', '--raw', '--no-abbrev', '--ignore-submodules=none', '-z', ...FILTER, tree, '--']),
    itemsOf(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ':/']),
  ])
  const files = new Set(untracked.map((path) => realPath(resolve(root, path))))
  for (const { path, oldMode, newMode, oldCommit } of changesOf(raw)) {
    const file = resolve(root, path)
    if (newMode !== SUBMODULE) files.add(realPath(file))
    else if (isRepository(file)) {
      const before = oldMode === SUBMODULE ? await commitOf(file, oldCommit) : await emptyTree(file)
      for (const inner of await filesSince(file, file, before)) files.add(inner)
    }
  }
  return files
}

/** Leaves out removed files, and shows a renamed one by its new name alone. */
const FILTER = ['--diff-filter=d', '--no-renames']

const SUBMODULE = '160000'

/** Reads `:<old mode> <new mode> <old hash> <new hash> <status>` and the path after each. */
function changesOf(items: readonly string[]) {
  return items.flatMap((item, number) => {
    const path = items[number + 1]
    if (number % 2 === 1 || path === undefined) return []
    const [oldMode = '', newMode = '', oldCommit = ''] = item.slice(1).split(' ')
    return [{ path, oldMode, newMode, oldCommit }]
  })
}

/** Runs git and returns the items of its output, which NUL ends. */
const itemsOf = async (cwd: string, args: readonly string[]): Promise<readonly string[]> =>
  (await runGit(cwd, args)).split('\0').filter((item) => item !== '')
