import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
import { environmentKey } from './state-folder.js'

/** The manifests of a project before a run. */
export interface KnownFiles {
  /** The committed manifest; undefined if there is none. */
  readonly manifest: Manifest | undefined
  readonly manifestText: string | undefined
  /** True if the manifest was rebuilt from both sides of a merge conflict. */
  readonly isMerged: boolean
  /** The manifest of the outputs that are not committed. */
  readonly local: Manifest
  readonly ownership: Ownership
}

/** Returns the path of the manifest of outputs that are not committed. */
export const localManifestFile = (state: string, environment: string | undefined): string =>
  join(state, `outputs.${environmentKey(environment)}.json`)

/** The environment of a run, and all of the configuration. */
type Environments = Pick<Project, 'environment' | 'environmentNames'>

/** Reads the manifests. Throws a usage error for a damaged committed one. */
export function openOwnership(root: string, state: string, environments: Environments, version: string): KnownFiles {
  const path = join(root, MANIFEST_FILE)
  const manifestText = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const { manifest, conflicts } = manifestText === undefined ? {} : readManifest(manifestText)
  const local = readLocal(localManifestFile(state, environments.environment)) ?? emptyManifest(version)
  return {
    manifest,
    manifestText,
    isMerged: conflicts !== undefined,
    local,
    ownership: ownershipOf([local, ...(manifest === undefined ? [] : [manifest])], environments, {
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
  { environment, environmentNames }: Environments,
  {
    pending,
    conflicts,
  }: { readonly pending: Readonly<Record<string, string>>; readonly conflicts: ReadonlySet<string> },
): Ownership {
  const files = new Map<string, ManifestFile>()
  const artifacts = new Map<string, ManifestArtifact[]>()
  for (const manifest of manifests) {
    for (const file of manifest.files) files.set(file.path, file)
    for (const artifact of manifest.artifacts) {
      const inFile = artifacts.get(artifact.path)
      if (inFile === undefined) artifacts.set(artifact.path, [artifact])
      else inFile.push(artifact)
    }
  }
  // No other run would remove the files of an environment that the configuration does not have any more.
  const isDropped = (name: string | undefined): boolean => name !== undefined && !environmentNames.includes(name)
  const ofRun = [...files.values()].filter((file) => file.environment === environment || isDropped(file.environment))
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
