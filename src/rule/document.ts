import type { Limits } from '../text/limits.js'
import type { Source } from '../text/source.js'
import type { YamlMapping } from './yaml/node.js'

/** A document that has one of the sections of the specification. */
export interface Document {
  readonly source: Source
  readonly root: YamlMapping
  /** Number of the document among the non-empty documents of its source, from 1. */
  readonly number: number
  readonly limits: Limits
  /** Platforms that rules may have options for; undefined if any key may be one. */
  readonly platforms: readonly string[] | undefined
}
