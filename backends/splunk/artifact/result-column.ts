import { parseDataset, resultField } from '../data-model/dataset.js'
import type { SplunkOptions } from '../options.js'
import { readableNames } from '../readable-names.js'
import { hasSummary, resultFields } from '../result-fields.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'

/** Returns the column of the results with a field; undefined if windows, a summary, or a table of other fields, leave it out. */
export function resultColumn(
  field: string,
  { ruleSettings, options, head }: SplunkConverted['conversion'],
): string | undefined {
  if (ruleSettings?.groupBy.includes(field)) return field
  if (ruleSettings?.results === 'windows') return undefined
  const settings = options as SplunkOptions
  const shown = resultFields(head.metadata, settings)
  if (settings['data-model'] !== 'none') return datasetColumn(field, shown, settings)
  if (hasSummary(settings) && shown.length > 0) return columnIn(shown, readableNames(shown), field)
  return settings.table && shown.length > 0 ? columnIn(shown, shown, field) : field
}

const columnIn = (fields: readonly string[], columns: readonly string[], field: string): string | undefined =>
  columns[fields.indexOf(field)]

/** The column of a field in the results of a data-model search: rows of summaries have the rule's fields alone. */
function datasetColumn(field: string, shown: readonly string[], options: SplunkOptions): string | undefined {
  const dataset = parseDataset(options.dataset)
  const name = dataset === undefined ? field : resultField(field, dataset)
  const isRow = options['data-model'] === 'tstats' || hasSummary(options) || options.table
  if (!isRow || (shown.length === 0 && options['data-model'] !== 'tstats')) return name
  return hasSummary(options) ? columnIn(shown, readableNames(shown), name) : columnIn(shown, shown, name)
}

/**
 * True if the results are rows without this column. Besides the fields of the rule, rows have the columns that the last
 * command for rows groups by, lists or computes. In the first command, `tstats`, a condition precedes its `by`.
 */
export function lacksColumn(name: string, conversion: SplunkConverted['conversion']): boolean {
  if (resultColumn(name, conversion) !== undefined) return false
  const { query } = conversion
  const last = Math.max(query.lastIndexOf('| stats '), query.lastIndexOf('| table '))
  const start = last === -1 ? query.lastIndexOf(' by ') : last
  return !query
    .slice(start)
    .split(/[^\w.{}:-]+/)
    .includes(name)
}
