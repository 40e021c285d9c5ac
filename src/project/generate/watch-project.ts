import { existsSync, readdirSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import type { Project } from '../config/project.js'
import type { Io } from '../files/io.js'
import { WATCH_DELAY } from '../project-limits.js'

/** Calls `onChange` with the path of each file that changes in some folders, until the returned function is called. */
export type WatchFolders = (folders: readonly string[], onChange: (path: string) => void) => () => void

export interface WatchSettings {
  /** Default: the watcher of Node.js. */
  readonly watchFolders?: WatchFolders
  /** Waits until the process is told to stop. Default: until it receives a signal, which ends it. */
  readonly untilStopped?: (stop: () => void) => void
}

interface Build {
  readonly code: number
  /** Undefined if the configuration has errors. */
  readonly project: Project | undefined
}

/**
 * Builds a project, and again whenever a file changes that it depends on. Several changes within a short time cause one
 * build. A configuration with errors is built again when one of the files of the last project changes.
 */
export async function watchProject(
  io: Pick<Io, 'after' | 'stderr' | 'cwd'>,
  build: () => Promise<Build>,
  { watchFolders = watchWithNode, untilStopped = () => {} }: WatchSettings = {},
): Promise<number> {
  let latest = await build()
  let project = latest.project
  let isStopped = false
  await new Promise<void>((resolve) => {
    let close = (): void => {}
    let cancel = (): void => {}
    let building: Promise<void> | undefined
    let isChanged = false
    const rebuild = async (): Promise<void> => {
      do {
        isChanged = false
        latest = await build()
        project = latest.project ?? project
      } while (isChanged)
      close()
      if (!isStopped) close = open()
    }
    const onChange = (path: string): void => {
      if (isStopped || !isRelevant(path)) return
      isChanged = true
      cancel()
      cancel = io.after(WATCH_DELAY, () => {
        building ??= rebuild().finally(() => {
          building = undefined
        })
      })
    }
    const open = (): (() => void) => watchFolders(project === undefined ? [io.cwd] : foldersOf(project), onChange)
    close = open()
    io.stderr.write('sigmacast: watching for changes; stop with Ctrl+C\n')
    untilStopped(() => {
      isStopped = true
      cancel()
      close()
      void (building ?? Promise.resolve()).then(resolve)
    })
  })
  return latest.code
}

/** Temporary files, the manifest and what runs remember are written by sigmacast itself. */
const isRelevant = (path: string): boolean =>
  !/(?:^|[/\\])(?:\.sigmacast(?:-[^/\\]*\.tmp)?|sigmacast\.lock\.json|node_modules|\.git)(?:[/\\]|$)/.test(path)

/**
 * Returns the folders to watch: those of all files that the project depends on, and all folders below the first folder
 * of each rule's path, where new rules may appear.
 */
export function foldersOf({ root, inputs, dependencies }: Project): readonly string[] {
  const folders = new Set([root])
  for (const path of [...dependencies, ...inputs.map(({ name }) => name)]) {
    const parts = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= parts.length; depth++) folders.add(join(root, ...parts.slice(0, depth)))
  }
  for (const first of new Set(
    inputs.map(({ name }) => (name.split('/').at(-2) === undefined ? '' : (name.split('/')[0] ?? ''))),
  ))
    if (first !== '') addFoldersBelow(join(root, first), folders)
  return [...folders].filter((folder) => existsSync(folder)).sort()
}

function addFoldersBelow(folder: string, folders: Set<string>): void {
  folders.add(folder)
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const isWatched = entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')
    if (isWatched) addFoldersBelow(join(folder, entry.name), folders)
  }
}

const watchWithNode: WatchFolders = (folders, onChange) => {
  const watchers = folders.map((folder) => {
    const watcher = watch(folder, (_, name) => onChange(name === null ? folder : `${folder}${sep}${name}`))
    // A watched folder may be removed; its parent is watched, too.
    watcher.on('error', () => watcher.close())
    return watcher
  })
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
