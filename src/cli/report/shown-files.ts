import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { STDIN_NAME } from '../../project/files/inputs.js'
import { withSlashes } from '../../project/files/with-slashes.js'
import type { Related } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import type { Outcome } from './reporter.js'

/** Names the files of a project as users can open them: relative to the working directory, with `/`. */
export interface ShownFiles {
  /** Returns the shown name of a file, which may not exist. */
  readonly path: (name: string) => string
  /** Returns the shown name of a source. One that is no file, such as a built-in pipeline, keeps its name. */
  readonly name: (name: string) => string
  /** Returns an entry with the shown names of its sources. */
  readonly entry: <Entry extends Placed>(entry: Entry) => Entry
  /** Returns an outcome with the shown names of its file and of the sources of its entries. */
  readonly outcome: (outcome: Outcome) => Outcome
}

/** Anything at a place of a source, such as a diagnostic. */
interface Placed {
  readonly source: Source
  readonly related?: readonly Related[]
}

/** The names of files that are relative to the working directory already. */
export const filesAsNamed: ShownFiles = {
  path: (name) => name,
  name: (name) => name,
  entry: (entry) => entry,
  outcome: (outcome) => outcome,
}

/** Returns the shown names of files whose own names are relative to `folder`. */
export function shownFiles(folder: string, cwd: string): ShownFiles {
  if (relative(folder, cwd) === '') return filesAsNamed
  const path = (name: string): string => shownName(name, folder, cwd)
  const names = new Map<string, string>()
  const nameOf = (name: string): string => {
    const shown = names.get(name) ?? (existsSync(resolve(folder, name)) ? path(name) : name)
    names.set(name, shown)
    return shown
  }
  const source = ({ name, text }: Source): Source => ({ name: nameOf(name), text })
  const entry = <Entry extends Placed>(entry: Entry): Entry =>
    Object.assign(Object.create(Object.getPrototypeOf(entry)), entry, {
      source: source(entry.source),
      ...(entry.related && { related: entry.related.map((other) => withShownSource(other, source)) }),
    })
  return {
    path,
    name: nameOf,
    entry,
    outcome: ({ shown, ...outcome }) => ({
      ...outcome,
      file: path(outcome.file),
      entries: outcome.entries.map(entry),
      ...(shown && { shown: shown.map(entry) }),
    }),
  }
}

const shownName = (name: string, folder: string, cwd: string): string =>
  name === STDIN_NAME || isAbsolute(name) ? name : withSlashes(relative(cwd, resolve(folder, name)))

const withShownSource = (other: Related, show: (source: Source) => Source): Related =>
  other.source === undefined ? other : { ...other, source: show(other.source) }
