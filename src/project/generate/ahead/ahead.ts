import type { Input } from '../../files/inputs.js'
import type { BuildCache, CachedFile, CachedSelection } from '../build-cache.js'
import type { AcceptedResult } from '../convert-accepted.js'
import type { ProjectFile, ReadDocument } from '../project-rules.js'

// Files that threads have read and converted ahead of the plan, as data that threads can send. A thread knows one file
// at a time, so a result counts only if its key is the one that the whole project gives.

/** A file without correlations and filters. */
export interface AheadFile extends Pick<CachedFile, 'hash' | 'documents'>, Pick<ProjectFile, 'mayHideFilter' | 'note'> {
  readonly read: readonly ReadDocument[]
  /** The selection of each document, by output. */
  readonly selections: Readonly<Record<string, readonly CachedSelection[]>>
  readonly settings: BuildCache['settings']
  /** By output and key of the document. */
  readonly results: Readonly<Record<string, Readonly<Record<string, AheadResult>>>>
}

export interface AheadResult {
  /** The hash of everything on which the result depends. */
  readonly key: string
  readonly result: AcceptedResult
}

/**
 * Reads and converts inputs. Yields one value per input, in their order; undefined for one that the plan has to read.
 * Returns undefined if the plan has to read all of them.
 */
export type ReadAhead = (inputs: readonly Input[]) => AsyncIterable<AheadFile | undefined> | undefined
