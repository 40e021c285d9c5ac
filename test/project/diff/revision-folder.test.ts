import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openRevision } from '../../../src/project/diff/revision-folder.js'
import { changedFiles } from '../../../src/project/git/changed-files.js'
import { commit, git, repositoryWith } from '../git-repository.js'

/** Returns the git commands that a function starts, in alphabetical order: some run at the same time. */
async function commandsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-trace-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  vi.stubEnv('GIT_TRACE', join(folder, 'trace'))
  await run().finally(() => vi.unstubAllEnvs())
  const lines = readFileSync(join(folder, 'trace'), 'utf8').split('\n')
  return lines.flatMap((line) => /trace: built-in: git (\S+)/.exec(line)?.[1] ?? []).sort()
}

/** Opens a revision, and removes its folder after the test. */
async function opened(root: string, revision: string) {
  const found = await openRevision(root, revision)
  onTestFinished(found.remove)
  return found
}

test('asks git four times for the files of a revision', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  expect(await commandsOf(() => opened(folder, 'main'))).toEqual([
    'checkout-index',
    'ls-tree',
    'read-tree',
    'rev-parse',
  ])
})

test('asks git three times for the changed files', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  expect(await commandsOf(() => changedFiles(folder))).toEqual(['diff', 'ls-files', 'rev-parse'])
})

test('finds the files that differ from an earlier commit, and from a commit of another branch', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  writeFileSync(join(folder, 'b.yml'), 'b: 1\n')
  commit(folder)
  git(folder, 'switch', '-qc', 'other', 'HEAD~1')
  writeFileSync(join(folder, 'c.yml'), 'c: 1\n')
  commit(folder)
  const names = async (revision: string) => [...(await changedFiles(folder, revision))].map((path) => path.slice(-5))
  expect([await names('HEAD~1'), await names('main'), await names('HEAD')]).toEqual([['c.yml'], ['c.yml'], []])
})

test('writes the files as git does: with the attributes and filters of their commit', async () => {
  const folder = repositoryWith({
    '.gitattributes': '*.yml text eol=crlf\n*.bin filter=upper\n',
    'detections/a.yml': 'a: 1\n',
    'detections/b.bin': 'text\n',
  })
  git(folder, 'config', 'filter.upper.smudge', 'tr a-z A-Z')
  rmSync(join(folder, '.gitattributes'))
  commit(folder)
  const { folder: tree } = await opened(join(folder, 'detections'), 'HEAD~1')
  const read = (name: string): string => readFileSync(join(tree, name), 'utf8')
  // Without a change of its own, `HEAD~1` is the last common commit.
  expect([read('a.yml'), read('b.bin')]).toEqual(['a: 1\r\n', 'TEXT\n'])
})

test.each(['[ab]*', ':top', 'ü ber', '-x', 'a\nb'])('takes the folder name %j literally', async (name) => {
  const folder = repositoryWith({ [`${name}/a.yml`]: 'a: 1\n', 'a/b.yml': 'b: 1\n' })
  const { folder: tree } = await opened(join(folder, name), 'HEAD')
  expect([readFileSync(join(tree, 'a.yml'), 'utf8'), existsSync(join(tree, '../a/b.yml'))]).toEqual(['a: 1\n', false])
})

test('writes nothing for a folder that the revision does not have', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  mkdirSync(join(folder, 'new'))
  const { folder: tree } = await opened(join(folder, 'new'), 'HEAD')
  expect([existsSync(tree), existsSync(join(tree, '../a.yml'))]).toEqual([false, false])
})

test('keeps symbolic links', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  symlinkSync('a.yml', join(folder, 'link.yml'))
  commit(folder)
  expect(readFileSync(join((await opened(folder, 'HEAD')).folder, 'link.yml'), 'utf8')).toBe('a: 1\n')
})

test.each(['HEAD^{/ru..les}', 'HEAD', 'main', 'HEAD@{0}'])('finds the revision %s', async (revision) => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'ru..les')
  expect((await opened(folder, revision)).commit).toBe(git(folder, 'rev-parse', 'HEAD').trim())
})

test('says that git is missing', async () => {
  const folder = repositoryWith({ 'a.yml': 'a: 1\n' })
  vi.stubEnv('PATH', folder)
  const failure = openRevision(folder, 'HEAD').finally(() => vi.unstubAllEnvs())
  await expect(failure).rejects.toThrow('git failed: the program is not installed, or the folder is missing')
})
