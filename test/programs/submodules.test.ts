import { realpathSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { changedFiles } from '../../src/project/git/changed-files.js'
import { folderWith, invoke, rule } from '../cli/invoke.js'
import { commit, git, repositoryWith } from '../project/git-repository.js'

const id = (number: number): string => `id: 11111111-0000-4000-8000-00000000000${number}\n`

/** A repository whose rules are in a submodule of it. */
function withSubmodule(): string {
  const vendor = repositoryWith({ 'rules/a.yml': rule('A', 'f: 1', id(1)), 'rules/b.yml': rule('B', 'f: 2', id(2)) })
  const folder = repositoryWith({
    'sigmacast.yml':
      'rules: vendor/rules\naccept: { unmapped: { logsource: ignore } }\noutputs: { all: { target: plain, path: all.txt } }\n',
  })
  git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', vendor, 'vendor')
  commit(folder)
  return folder
}

const changed = async (folder: string, revision?: string): Promise<readonly string[]> =>
  [...(await changedFiles(folder, revision))].map((path) => relative(realpathSync(folder), path)).sort()

test('finds the changed files of a submodule: edited, untracked, and of another commit', async () => {
  const folder = withSubmodule()
  expect(await changed(folder)).toEqual([])
  writeFileSync(join(folder, 'vendor/rules/a.yml'), rule('A', 'f: 9', id(1)))
  writeFileSync(join(folder, 'vendor/rules/c.yml'), rule('C', 'f: 3', id(3)))
  expect(await changed(folder)).toEqual(['vendor/rules/a.yml', 'vendor/rules/c.yml'])
  commit(join(folder, 'vendor'))
  expect(await changed(folder)).toEqual(['vendor/rules/a.yml', 'vendor/rules/c.yml'])
  commit(folder)
  expect(await changed(folder)).toEqual([])
  expect(await changed(folder, 'HEAD~1')).toEqual(['vendor/rules/a.yml', 'vendor/rules/c.yml'])
  expect(await changed(folder, 'HEAD~2')).toEqual([
    '.gitmodules',
    'vendor/rules/a.yml',
    'vendor/rules/b.yml',
    'vendor/rules/c.yml',
  ])
})

test('checks the changed rules of a submodule', async () => {
  const folder = withSubmodule()
  writeFileSync(join(folder, 'vendor/rules/a.yml'), rule('A', 'f|endwith: 9', id(1)))
  const { code, stderr } = await invoke('check --changed', { cwd: folder })
  expect({ code, isReported: stderr.includes('vendor/rules/a.yml:') }).toEqual({ code: 1, isReported: true })
})

test('compares the rules of a submodule with those of its commit in the revision', async () => {
  const folder = withSubmodule()
  writeFileSync(join(folder, 'vendor/rules/a.yml'), rule('A', 'f: 9', id(1)))
  const { code, stdout } = await invoke('diff', { cwd: folder })
  expect({ code, head: stdout.split('\n')[0], last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    head: '~ A (vendor/rules/a.yml)',
    last: '1 changed against HEAD; 1 rule unchanged',
  })
})

test('says that a submodule lacks the commit of the revision', async () => {
  const folder = withSubmodule()
  const missing = '1234567890123456789012345678901234567890'
  git(folder, 'update-index', '--cacheinfo', `160000,${missing},vendor`)
  git(folder, 'commit', '-qm', 'a commit that nobody has')
  expect((await invoke('diff', { cwd: folder })).stderr).toBe(
    `sigmacast: the submodule \`vendor\` lacks the commit 123456789012 of the revision; fetch it, for example with \`git -C vendor fetch origin ${missing}\`\nSee \`sigmacast diff --help\`.\n`,
  )
})

test('counts all files as changed before the first commit', async () => {
  const folder = folderWith({ 'a.yml': rule('A', 'f: 1'), 'b.yml': rule('B', 'f: 2') })
  git(folder, 'init', '-q', '-b', 'main', '--template=')
  git(folder, 'add', 'a.yml')
  expect(await changed(folder)).toEqual(['a.yml', 'b.yml'])
  expect((await invoke('diff', { cwd: repositoryWithConfig(folder) })).stderr).toContain(
    'sigmacast: the git repository has no commit yet; commit first\n',
  )
})

function repositoryWithConfig(folder: string): string {
  writeFileSync(join(folder, 'sigmacast.yml'), 'rules: .\noutputs: { all: { target: plain, path: all.txt } }\n')
  return folder
}

test.each([
  ['check . --changed', 'this folder is in no git repository; run it in the working tree of one'],
  ['diff', 'this folder is in no git repository; run it in the working tree of one'],
])('%s says that there is no repository', async (args, message) => {
  const cwd = repositoryWithConfig(folderWith({ 'a.yml': rule('A', 'f: 1') }))
  expect((await invoke(args, { cwd })).stderr.split('\n')[0]).toBe(`sigmacast: ${message}`)
})

test('names a revision that git does not know in the same words for all commands', async () => {
  const cwd = withSubmodule()
  const message = 'sigmacast: git knows no revision `nope`; in CI, fetch it before the comparison'
  expect((await invoke('check --changed=nope', { cwd })).stderr.split('\n')[0]).toBe(message)
  expect((await invoke('diff --against nope', { cwd })).stderr.split('\n')[0]).toBe(message)
})
