import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeArtifact } from './convert-accepted.js'
import { programKey } from './program-key.js'
import type { RuleFacts } from './rule-facts.js'

/** Raised when the layout of the cache changes. */
const CACHE_VERSION = 2

/** Results of earlier runs, so that unchanged rules are not read and converted again. A run also works without it. */
export interface BuildCache {
  /** The settings of all outputs; undefined if they depend on code, which sigmacast cannot compare. */
  readonly settingsKey: string | undefined
  /** The files by name. */
  readonly files: Readonly<Record<string, CachedFile>>
  /** The settings of outputs, by hash. */
  readonly settings: Readonly<Record<string, CachedSettings>>
  /** By output and file, the selection of each document. */
  readonly selections: Readonly<Record<string, Readonly<Record<string, readonly CachedSelection[]>>>>
  /** By output and key of the document. */
  readonly results: Readonly<Record<string, Readonly<Record<string, CachedResult>>>>
}

export interface CachedFile {
  /** The stamp of the file when it was read; empty if it does not tell changes. */
  readonly stamp: string
  readonly hash: string
  readonly documents: readonly { readonly suffix: string; readonly facts?: RuleFacts }[]
}

/**
 * The hash of the settings of a document; null if the output does not contain it. The settings of a correlation also
 * depend on the rules that it refers to, so they are kept with a hash of its links.
 */
export type CachedSelection = string | null | { readonly settings: string | null; readonly links: string }

export interface CachedSettings {
  /** The hashes of the pipelines in files, by name. */
  readonly pipelines: Readonly<Record<string, string>>
  /** Identifies the pipelines, if they join the queries of several rules. */
  readonly finalizers?: string
  /** True if artifacts depend on code, so that their conversions are not kept. */
  readonly dependsOnCode?: boolean
}

/** The outcome of a conversion without errors; without artifacts, `cannot` skipped the rule. */
export interface CachedResult {
  /** The hash of everything on which the result depends. */
  readonly key: string
  readonly artifacts: readonly MadeArtifact[]
}

/** A cache file with its content, and the program that wrote it. */
interface CacheFile {
  readonly version: string
  readonly cache: BuildCache
}

const fileOf = (folder: string): string => join(folder, 'conversions.json')

/** Reads the cache of an earlier run of the same program; undefined if there is none, or if it is damaged. */
export function readCache(folder: string, version: string): BuildCache | undefined {
  try {
    const file = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as CacheFile
    return file.version === versionOf(version) ? file.cache : undefined
  } catch {
    return undefined
  }
}

/** Returns the path and the text of the cache file. */
export const cacheFile = (
  folder: string,
  version: string,
  cache: BuildCache,
): readonly [path: string, text: string] => [
  fileOf(folder),
  JSON.stringify({ version: versionOf(version), cache } satisfies CacheFile),
]

const versionOf = (version: string): string => `${CACHE_VERSION} ${programKey(version)}`
