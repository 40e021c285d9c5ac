import type { YamlMapping } from '../rule/yaml/node.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Source } from '../text/source.js'

/** The entry of a pipeline that has an option, and where its mistakes are reported. */
export interface OptionReader {
  readonly source: Source
  /** The entry as written, with the place of everything in it. */
  readonly node: YamlMapping
  readonly report: Report
}
