import type { YamlMapping } from '../rule/yaml/node.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Source } from '../text/source.js'

/** A pipeline's entry with an option, and the report for its mistakes. */
export interface OptionReader {
  readonly source: Source
  /** The entry as written, with the places of its parts. */
  readonly node: YamlMapping
  readonly report: Report
}
