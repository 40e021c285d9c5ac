import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silentIo } from '../../../src/project/files/silent-io.js'
import { generate } from '../../../src/project/generate/generate.js'
import { foldersOf, type WatchFolders, watchProject } from '../../../src/project/generate/watch-project.js'
import { type Files, filesIn, folderWith, rule } from '../../cli/invoke.js'
import { handMade } from './hand-made.js'

const outputs = { each: { path: 'dist/{stem}.txt' } }

/** Watches a project, with changes and timers that the test triggers itself. */
async function startWatch(cwd: string, build: Parameters<typeof watchProject>[1] = () => buildProject(cwd)) {
  let builds = 0
  const watchers = new Set<{ readonly onChange: (path: string) => void }>()
  let watched: readonly string[] = []
  const timers = new Set<() => void>()
  let stop = (): void => {}
  const watchFolders: WatchFolders = (folders, listener) => {
    watched = folders
    const watcher = { onChange: listener }
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }
  const after = (_: number, action: () => void): (() => void) => {
    timers.add(action)
    return () => timers.delete(action)
  }
  let active = 0
  const counted = async () => {
    builds++
    active++
    return build().finally(() => active--)
  }
  /** Waits until no build runs. */
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 20; quiet = active === 0 ? quiet + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve))
  }
  const ended = watchProject({ ...silentIo(cwd), after }, counted, {
    watchFolders,
    untilStopped: (callback) => {
      stop = callback
    },
  })
  await settle()
  return {
    change: (...paths: readonly string[]) => {
      for (const path of paths) for (const { onChange } of [...watchers]) onChange(join(cwd, path))
    },
    elapse: async () => {
      for (const action of [...timers]) {
        timers.delete(action)
        action()
      }
      await settle()
    },
    builds: () => builds,
    watched: () => watched.map((folder) => folder.slice(cwd.length + 1)),
    end: async () => {
      stop()
      return ended
    },
  }
}

async function buildProject(cwd: string) {
  const project = await handMade(cwd, outputs)
  const { isFine } = await generate(project)
  return { code: isFine ? 0 : 1, project }
}

const files: Files = { 'rules/okta/a.yml': rule('A', 'f: 1'), 'rules/b.yml': rule('B', 'f: 2') }

test('builds again when a rule changes, once for several changes', async () => {
  const cwd = folderWith(files)
  const watching = await startWatch(cwd)
  writeFileSync(join(cwd, 'rules/b.yml'), rule('B', 'f: 3'))
  watching.change('rules/b.yml', 'rules/b.yml', 'rules/okta/a.yml')
  expect(watching.builds()).toBe(1)
  await watching.elapse()
  expect({ builds: watching.builds(), b: filesIn(cwd)['dist/b.txt'] }).toEqual({ builds: 2, b: 'f=3\n' })
  expect(await watching.end()).toBe(0)
})

test('watches the folders of new rules', async () => {
  const cwd = folderWith(files)
  const watching = await startWatch(cwd)
  expect(watching.watched()).toEqual(['', 'rules', 'rules/okta'])
  mkdirSync(join(cwd, 'rules/aws/deep'), { recursive: true })
  watching.change('rules/aws')
  await watching.elapse()
  expect(watching.watched()).toEqual(['', 'rules', 'rules/aws', 'rules/aws/deep', 'rules/okta'])
  writeFileSync(join(cwd, 'rules/aws/deep/c.yml'), rule('C', 'f: 4'))
  watching.change('rules/aws/deep/c.yml')
  await watching.elapse()
  expect(filesIn(cwd)['dist/c.txt']).toBe('f=4\n')
  await watching.end()
})

test('ignores what sigmacast writes itself', async () => {
  const watching = await startWatch(folderWith(files))
  watching.change(
    'sigmacast.lock.json',
    '.sigmacast/lock.json',
    'rules/.sigmacast-0-1-2-3.tmp',
    'node_modules/x',
    '.git/index',
  )
  await watching.elapse()
  expect(watching.builds()).toBe(1)
  await watching.end()
})

test('builds once more if a file changes during a build', async () => {
  const cwd = folderWith(files)
  let during = (): void => {}
  const watching = await startWatch(cwd, async () => {
    during()
    during = () => {}
    return buildProject(cwd)
  })
  during = () => watching.change('rules/b.yml')
  watching.change('rules/b.yml')
  await watching.elapse()
  await watching.elapse()
  expect(watching.builds()).toBe(3)
  await watching.end()
})

test('keeps watching while the configuration has errors', async () => {
  const cwd = folderWith(files)
  let isBroken = false
  const watching = await startWatch(cwd, async () => (isBroken ? { code: 2, project: undefined } : buildProject(cwd)))
  isBroken = true
  watching.change('sigmacast.yml')
  await watching.elapse()
  expect(watching.watched()).toEqual(['', 'rules', 'rules/okta'])
  isBroken = false
  watching.change('sigmacast.yml')
  await watching.elapse()
  expect({ builds: watching.builds(), code: await watching.end() }).toEqual({ builds: 3, code: 0 })
})

test('keeps watching after a build that cannot write', async () => {
  const cwd = folderWith(files)
  const watching = await startWatch(cwd)
  writeFileSync(join(cwd, 'sigmacast.lock.json'), 'damaged')
  watching.change('rules/b.yml')
  await watching.elapse()
  rmSync(join(cwd, 'sigmacast.lock.json'))
  watching.change('rules/b.yml')
  await watching.elapse()
  expect({ builds: watching.builds(), code: await watching.end() }).toEqual({ builds: 3, code: 0 })
})

test('watches the folder of the project for rules beside the configuration', async () => {
  const cwd = folderWith(files)
  const project = await handMade(cwd, outputs)
  const [input] = project.inputs
  const beside = input === undefined ? [] : [{ ...input, name: 'a.yml' }]
  expect(foldersOf({ ...project, inputs: beside, dependencies: ['sigmacast.yml'] }, '/')).toEqual([cwd])
})
