import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addValue } from '../../text/add-value.js'
import type { Project } from '../config/project.js'
import {
  emptyManifest,
  MANIFEST_FILE,
  type Manifest,
  type ManifestArtifact,
  type ManifestFile,
} from '../manifest/manifest.js'
import { readManifest } from '../manifest/read-manifest.js'
import type { Ownership } from './compare-output.js'
import { hashText } from './hashes.js'
import { readPending } from './pending-writes.js'

/** The manifests of a project before a run. */
export interface KnownFiles {
  /** The committed manifest; undefined if there is none. */
  readonly manifest: Manifest | undefined
  /** Its text with the line breaks of `printManifest`: Git may convert those of a file. */
  readonly manifestText: string | undefined
  /** True if the manifest was rebuilt from both sides of a merge conflict. */
  readonly isMerged: boolean
  /** The manifest of the outputs that are not committed. */
  readonly local: Manifest
  readonly ownership: Ownership
}

/** Returns the path of the manifest of outputs that are not committed, in all environments. */
export const localManifestFile = (state: string): string => join(state, 'outputs.json')

/** Reads the manifests. Throws a usage error for a damaged committed one. */
export function openOwnership(project: Project, state: string, version: string): KnownFiles {
  const path = join(project.root, MANIFEST_FILE)
  const manifestText = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined
  const { manifest, conflicts } = manifestText === undefined ? {} : readManifest(manifestText)
  const local = readLocal(localManifestFile(state)) ?? emptyManifest(version)
  return {
    manifest,
    manifestText,
    isMerged: conflicts !== undefined,
    local,
    ownership: ownershipOf([local, ...(manifest === undefined ? [] : [manifest])], project, {
      pending: readPending(state),
      conflicts: conflicts ?? new Set(),
    }),
  }
}

function readLocal(path: string): Manifest | undefined {
  try {
    return readManifest(readFileSync(path, 'utf8')).manifest
  } catch {
    return undefined // It is only needed to remove files.
  }
}

/** Conflict marks of Git at the beginning of a line. */
const CONFLICT = /^<{7} /m

function ownershipOf(
  manifests: readonly Manifest[],
  project: Project,
  {
    pending,
    conflicts,
  }: { readonly pending: Readonly<Record<string, string>>; readonly conflicts: ReadonlySet<string> },
): Ownership {
  const files = new Map<string, ManifestFile>()
  const artifacts = new Map<string, ManifestArtifact[]>()
  for (const manifest of manifests) {
    for (const file of manifest.files) files.set(file.path, file)
    for (const artifact of manifest.artifacts) addValue(artifacts, artifact.path, artifact)
  }
  const ofRun = [...files.values()].filter((file) => belongsToRun(file, project))
  return {
    fileAt: (path) => files.get(path),
    artifactsAt: (path) => artifacts.get(path) ?? [],
    filesOf: (output) => ofRun.filter((file) => file.output === output),
    filesBeside: (outputs) => {
      const own = new Set(ofRun.filter(({ output }) => outputs.includes(output)))
      return [...files.values()].filter((file) => !own.has(file))
    },
    outputs: [...new Set(ofRun.map(({ output }) => output))],
    mayHaveWritten: (path, text) => conflicts.has(path) || CONFLICT.test(text) || pending[path] === hashText(text),
  }
}

/** True for a file that the environment of a run makes or removes. */
function belongsToRun(
  { environment: other, output: name }: ManifestFile,
  { environment, environmentNames, outputs }: Project,
): boolean {
  if (other === environment) return true
  // No other run would remove the files of an environment that the configuration does not have any more.
  if (other !== undefined && !environmentNames.includes(other)) return true
  // Environments in which an output has one path replace the files of each other.
  const output = outputs.find((candidate) => candidate.name === name)
  return output !== undefined && (output.pathIn?.(other) ?? output.path) === output.path
}
