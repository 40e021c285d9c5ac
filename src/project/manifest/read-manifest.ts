import { isObject } from '../../ir/json.js'
import { usageError } from '../files/usage-error.js'
import { MANIFEST_FILE, MANIFEST_VERSION, type Manifest, type ManifestArtifact, type ManifestFile } from './manifest.js'

/** A manifest as read. */
export interface ReadManifest {
  readonly manifest: Manifest
  /**
   * The files whose entries differ between the sides of a merge conflict. Git may have merged their texts in any way.
   * Undefined if there was no conflict.
   */
  readonly conflicts?: ReadonlySet<string>
}

/**
 * Reads the text of a manifest. One with conflict marks of Git is rebuilt from both sides: it owns the files of both.
 * Throws a usage error for a manifest of a newer version, and for one that is damaged: without it, sigmacast does not
 * know which files it may replace or remove.
 */
export function readManifest(text: string): ReadManifest {
  if (!CONFLICT.test(text)) return { manifest: parseManifest(dataOf(text)) }
  const [ours, theirs] = bothSides(text).map((side) => parseManifest(dataOfLines(side)))
  if (ours === undefined || theirs === undefined) throw damaged('it has conflict marks without two sides')
  const hashes = new Map(ours.files.map(({ path, hash }) => [path, hash]))
  const different = theirs.files.filter(({ path, hash }) => hashes.has(path) && hashes.get(path) !== hash)
  return { manifest: mergeManifests(ours, theirs), conflicts: new Set(different.map(({ path }) => path)) }
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m

/** Returns the text of each side of a merge conflict; the common ancestor (diff3) is left out. */
function bothSides(text: string): readonly [ours: string, theirs: string] {
  const ours: string[] = []
  const theirs: string[] = []
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both'
  for (const line of text.split(/\r?\n/)) {
    if (/^<{7}(?: |$)/.test(line)) side = 'ours'
    else if (/^\|{7}(?: |$)/.test(line)) side = 'base'
    else if (/^={7}$/.test(line) && side !== 'both') side = 'theirs'
    else if (/^>{7}(?: |$)/.test(line)) side = 'both'
    else {
      if (side === 'both' || side === 'ours') ours.push(line)
      if (side === 'both' || side === 'theirs') theirs.push(line)
    }
  }
  return [ours.join('\n'), theirs.join('\n')]
}

/** Owns the files of both sides. Of two entries for one path, the second side decides what an edit by hand is. */
function mergeManifests(ours: Manifest, theirs: Manifest): Manifest {
  const files = new Map([...ours.files, ...theirs.files].map((file) => [file.path, file]))
  const paths = new Set(theirs.artifacts.map(({ path }) => path))
  return {
    sigmacast: theirs.sigmacast,
    files: [...files.values()],
    artifacts: [...ours.artifacts.filter(({ path }) => !paths.has(path)), ...theirs.artifacts],
  }
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(text.trim() === '' ? 'it is empty' : 'it is not valid JSON')
  }
}

/** Reads one side of a conflict line by line: a conflict may leave too many commas, or too few. */
function dataOfLines(text: string): unknown {
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''))
  const entries = lines.filter((line) => line.startsWith('{"')).map(dataOf)
  const value = (key: string): unknown => {
    const line = lines.find((candidate) => candidate.startsWith(`"${key}":`))
    return line === undefined ? undefined : dataOf(line.slice(key.length + 3))
  }
  return {
    manifest: value('manifest'),
    sigmacast: value('sigmacast'),
    files: entries.filter((entry) => isObject(entry) && !('rule' in entry)),
    artifacts: entries.filter((entry) => isObject(entry) && 'rule' in entry),
  }
}

function parseManifest(data: unknown): Manifest {
  if (!isObject(data)) throw damaged('it is not an object')
  const { manifest, sigmacast, files, artifacts } = data
  if (typeof manifest !== 'number') throw damaged('it has no version')
  if (manifest > MANIFEST_VERSION) {
    throw usageError(
      `a newer version of sigmacast (${String(sigmacast)}) wrote \`${MANIFEST_FILE}\``,
      'install that version, or a later one',
    )
  }
  if (typeof sigmacast !== 'string' || !Array.isArray(files) || !Array.isArray(artifacts))
    throw damaged('it lacks `sigmacast`, `files` or `artifacts`')
  const wrong = files.find((file) => !isFile(file)) ?? artifacts.find((artifact) => !isArtifact(artifact))
  if (wrong !== undefined) throw damaged(`it has a wrong entry: ${JSON.stringify(wrong)?.slice(0, 80)}`)
  return { sigmacast, files, artifacts }
}

const isTexts = (value: unknown): boolean =>
  (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [null]).every(
    (item) => typeof item === 'string',
  )

/** A path leads to a file below the folder of the manifest, so that nothing else is ever removed. */
const isInside = (path: unknown): boolean =>
  typeof path === 'string' && path !== '' && !/^(?:[/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')

const isFile = (file: unknown): file is ManifestFile =>
  isObject(file) &&
  isInside(file.path) &&
  typeof file.output === 'string' &&
  typeof file.hash === 'string' &&
  (file.environment === undefined || typeof file.environment === 'string')

const isArtifact = (artifact: unknown): artifact is ManifestArtifact =>
  isObject(artifact) &&
  ['path', 'rule', 'target', 'format', 'fidelity', 'settings', 'hash'].every(
    (key) => typeof artifact[key] === 'string',
  ) &&
  ['id', 'name'].every((key) => artifact[key] === null || typeof artifact[key] === 'string') &&
  ['assumptions', 'losses'].every((key) => Array.isArray(artifact[key]) && isTexts(artifact[key])) &&
  isObject(artifact.inputs) &&
  isTexts(artifact.inputs)

const damaged = (problem: string): Error =>
  usageError(
    `\`${MANIFEST_FILE}\` is damaged: ${problem}`,
    `restore it, for example with \`git checkout -- ${MANIFEST_FILE}\`; without it, sigmacast does not know its files`,
  )
