import { lstatSync } from 'node:fs'
import { basename, isAbsolute, normalize, relative, resolve, sep } from 'node:path'
import { inBackQuotes } from '../../text/word-list.js'
import { type BytePath, entryPath, pathsDisplayedAs } from './byte-path.js'
import { kindOf, missing } from './existing-path.js'
import { matchPattern } from './match-pattern.js'
import { nodePath } from './node-path.js'
import { openRealPaths } from './real-paths.js'
import { withRepositoryPaths } from './repository-paths.js'
import { isUsageError, usageError } from './usage-error.js'
import { findRuleFiles, isSpecial } from './walk.js'
import { withSlashes } from './with-slashes.js'

/** One file of rules, or standard input. */
export interface Input {
  /** The name in diagnostics: the path as given, or `<stdin>`. */
  readonly name: string
  /** The path of the file in its repository, if `name` depends on the working directory. */
  readonly repositoryPath?: string
  /** Null for standard input, and for an input with `bytes`. */
  readonly path: BytePath | null
  /** The content of an input that is no file, such as one of another revision. */
  readonly bytes?: Uint8Array
  /** The path below the given folder, or below the fixed part of a pattern. It never leads upwards. */
  readonly relative: string
  /** True if the command line names the file itself; false if it names a folder or pattern that contains it. */
  readonly isNamed: boolean
  /** True if the input was a regular file when its folder was read. */
  readonly isRegular?: boolean
}

/** The name of standard input in diagnostics. */
export const STDIN_NAME = '<stdin>'

const stdin: Input = { name: STDIN_NAME, path: null, relative: 'stdin', isNamed: true }

/** Settings of a search for inputs. */
export interface FindSettings {
  /** Handles the usage error of an argument without files. Default: throws it. */
  readonly fail?: (error: Error, arg: string) => void
  /** The folder of the configuration that the inputs belong to: their names and ids depend on the path from there. */
  readonly root?: string
}

/**
 * Finds the inputs for the paths, folders and patterns of a command line, sorted by name and without duplicates. An
 * argument with `!` excludes its files. Without `root`, names are the paths as given, and ids depend on the path in the
 * repository. Throws a usage error for an argument without files, unless `fail` handles it.
 */
export async function findInputs(
  args: readonly string[],
  cwd: string,
  { fail = rethrow, root }: FindSettings = {},
): Promise<readonly Input[]> {
  const inputs = await findPaths(args, cwd, fail)
  return root === undefined ? withRepositoryPaths(inputs) : namedFrom(root, inputs, cwd)
}

async function findPaths(
  args: readonly string[],
  cwd: string,
  fail: (error: Error, arg: string) => void,
): Promise<readonly Input[]> {
  const byIdentity = new Map<string, Input>()
  const realPathOf = openRealPaths()
  const identityOf = ({ name, path, isRegular }: Input): string => (path === null ? name : realPathOf(path, isRegular))
  const isNegated = (name: string): boolean => name.startsWith('!') && kindOf(resolve(cwd, name)) === 'missing'
  const named = args.filter((arg) => !isNegated(arg))
  if (named.length === 0) throw usageError('no input: name files, folders or patterns, or `-` for standard input')
  for (const name of named) {
    for (const input of await attempt(name, fail, async () => nonEmpty(name, await inputsOf(name, cwd)))) {
      const identity = identityOf(input)
      const previous = byIdentity.get(identity)
      if (previous === undefined || input.isNamed)
        byIdentity.set(identity, previous === undefined ? input : { ...previous, isNamed: true })
      // A file is better known by its own name than by that of a link, which may sort first.
      else if (!previous.isNamed && isLink(previous) && !isLink(input)) byIdentity.set(identity, input)
    }
  }
  const negated = args.filter(isNegated)
  for (const name of negated) {
    const inputs = await attempt(name, fail, () => inputsOf(name.slice(1), cwd))
    for (const input of inputs) byIdentity.delete(identityOf(input))
  }
  if (byIdentity.size === 0) throw usageError(`every input is excluded by ${inBackQuotes(negated).join(', ')}`)
  return [...byIdentity.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function rethrow(error: Error): never {
  throw error
}

/** Returns the inputs that `find` returns, or none if it throws a usage error, after a call of `fail`. */
async function attempt(
  arg: string,
  fail: (error: Error, arg: string) => void,
  find: () => Promise<readonly Input[]>,
): Promise<readonly Input[]> {
  try {
    return await find()
  } catch (error) {
    if (!isUsageError(error)) throw error
    fail(error, arg)
    return []
  }
}

function nonEmpty(arg: string, inputs: readonly Input[]): readonly Input[] {
  if (inputs.length === 0) throw noFilesIn(arg)
  return inputs
}

export const noFilesIn = (path: string): Error => usageError(`\`${path}\` contains no .yml or .yaml file`)

async function inputsOf(arg: string, cwd: string): Promise<readonly Input[]> {
  if (arg === '-') return [stdin]
  if (arg === '')
    throw usageError('an input path is empty', 'name a file, a folder or a pattern; `.` is the current folder')
  const path = resolve(cwd, arg)
  const existing = pathsDisplayedAs(path).filter((candidate) => kindOf(candidate) !== 'missing')
  if (existing.length > 0) return existing.flatMap((candidate) => inputsAt(arg, candidate, basename(path)))
  if (!/[*?{}[\]]|[!+@]\(/.test(arg)) throw missing(arg, path)
  return matching(withSlashes(arg), cwd)
}

const inputsAt = (arg: string, path: BytePath, relative: string): Input[] =>
  kindOf(path) === 'folder'
    ? inFolder(arg, path)
    : [{ name: withSlashes(normalize(arg)), path, relative, isNamed: true }]

function inFolder(arg: string, path: BytePath): Input[] {
  const normal = normalize(arg)
  const folder = normal === `.${sep}` || normal === '.' ? '' : normal
  return findRuleFiles(path).map((file) => ({
    name: withSlashes(file.place === '' ? normal : entryPath(folder, file.place)),
    path: file.path,
    relative: withSlashes(file.place),
    isNamed: false,
    isRegular: file.isRegular,
  }))
}

async function matching(pattern: string, cwd: string): Promise<Input[]> {
  const base = resolve(cwd, fixedPart(pattern))
  return (await matchPattern(pattern, cwd)).flatMap((name) => {
    const path = resolve(cwd, name)
    const files = pathsDisplayedAs(path).filter((candidate) => !isSpecial(candidate))
    return files.map((file) => ({ name, path: file, relative: below(base, path), isNamed: false }))
  })
}

/** Returns the literal leading folders of a pattern: `rules/okta/` of `rules/okta/**`. */
const fixedPart = (pattern: string): string => /^(?:[^*?{}[\]()]*\/)?/.exec(pattern)?.[0] ?? ''

function below(base: string, path: string): string {
  const place = withSlashes(relative(base, path))
  return place.startsWith('../') || isAbsolute(place) ? basename(path) : place
}

/** True for an input that is a symbolic link itself. */
const isLink = ({ path, isRegular }: Input): boolean =>
  isRegular !== true && path !== null && lstatSync(nodePath(path), { throwIfNoEntry: false })?.isSymbolicLink() === true

/**
 * Names inputs by their paths from `folder` instead of `cwd`, as those of a configuration are. Absolute names stay, and
 * only the ids depend on the paths.
 */
export const namedFrom = (folder: string, inputs: readonly Input[], cwd: string): readonly Input[] =>
  inputs.map((input) => {
    if (input.path === null) return input
    if (isAbsolute(input.name)) return { ...input, repositoryPath: withSlashes(relative(folder, input.name)) }
    return relative(folder, cwd) === ''
      ? input
      : { ...input, name: withSlashes(relative(folder, resolve(cwd, input.name))) }
  })
