import { existsSync, readdirSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { printable } from '../../text/control-characters.js'
import type { Project } from '../config/project.js'
import { bugLine } from '../files/bug-line.js'
import type { Io } from '../files/io.js'
import { isUsageError } from '../files/usage-error.js'
import { WATCH_DELAY } from '../project-limits.js'

/** Calls `onChange` with the path of each file that changes in some folders, until the returned function is called. */
export type WatchFolders = (folders: readonly string[], onChange: (path: string) => void) => () => void

export interface WatchSettings {
  /** Default: the watcher of Node.js. */
  readonly watchFolders?: WatchFolders
  /** Calls `stop` to end the watching. Default: never, since a signal ends the process. */
  readonly untilStopped?: (stop: () => void) => void
  /** Decides which changed files cause a build, besides those that sigmacast writes itself. Default: all. */
  readonly concerns?: (path: string) => boolean
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
  { watchFolders = watchWithNode, untilStopped = () => {}, concerns = () => true }: WatchSettings = {},
): Promise<number> {
  let latest = await build()
  let project = latest.project
  let building: Promise<void> | undefined
  let isAgain = false
  const rebuild = async (): Promise<void> => {
    do {
      isAgain = false
      latest = await attemptBuild(build, io)
      project = latest.project ?? project
      // Files may have appeared in a new folder before it was watched.
      isAgain ||= watcher.update(foldersOf(project, io.cwd))
    } while (isAgain)
    building = undefined
  }
  const onElapsed = (): void => {
    if (building === undefined) building = rebuild()
    else isAgain = true
  }
  let cancel = (): void => {}
  const watcher = openWatcher(watchFolders, (path) => {
    if (!isRelevant(path) || !concerns(path)) return
    cancel()
    cancel = io.after(WATCH_DELAY, onElapsed)
  })
  watcher.update(foldersOf(project, io.cwd))
  io.stderr.write('sigmacast: watching for changes; stop with Ctrl+C\n')
  await new Promise<void>(untilStopped)
  cancel()
  watcher.close()
  await building
  return latest.code
}

/** Reports an error that ends a run, since the next change may mend it. */
async function attemptBuild(build: () => Promise<Build>, { stderr }: Pick<Io, 'stderr'>): Promise<Build> {
  try {
    return await build()
  } catch (error) {
    stderr.write(isUsageError(error) ? `sigmacast: ${printable(error.message)}\n` : bugLine(error))
    return { code: 2, project: undefined }
  }
}

interface Watcher {
  /** Watches these folders instead; true if one is new. */
  readonly update: (folders: readonly string[]) => boolean
  readonly close: () => void
}

function openWatcher(watchFolders: WatchFolders, onChange: (path: string) => void): Watcher {
  let watched: readonly string[] = []
  let close = (): void => {}
  return {
    update: (folders) => {
      if (folders.join('\n') === watched.join('\n')) return false
      const isFirst = watched.length === 0
      const isNew = folders.some((folder) => !watched.includes(folder))
      // The new watchers are opened first, so that no change falls in between.
      const closeBefore = close
      close = watchFolders(folders, onChange)
      closeBefore()
      watched = folders
      return isNew && !isFirst
    },
    close: () => close(),
  }
}

/** Temporary files, the manifest and what runs remember are written by sigmacast itself. */
const isRelevant = (path: string): boolean =>
  !/(?:^|[/\\])(?:\.sigmacast(?:-[^/\\]*\.tmp)?|sigmacast\.lock\.json|node_modules|\.git)(?:[/\\]|$)/.test(path)

/**
 * Returns the folders to watch: those of all files that the project depends on, and all folders below the first folder
 * of each rule's path, where new rules may appear. Without a project, the current folder.
 */
export function foldersOf(project: Project | undefined, cwd: string): readonly string[] {
  if (project === undefined) return [cwd]
  const { root, inputs, dependencies } = project
  const names = inputs.map(({ name }) => name)
  const folders = new Set([root])
  for (const path of [...dependencies, ...names]) {
    const parts = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= parts.length; depth++) folders.add(join(root, ...parts.slice(0, depth)))
  }
  const tops = new Set(names.flatMap((name) => (name.includes('/') ? (name.split('/')[0] ?? []) : [])))
  for (const top of tops) addFoldersBelow(join(root, top), folders)
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
