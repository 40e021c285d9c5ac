import type { Metadata } from '../../src/rule/rule.js'
import { parseDataset, resultField } from './data-model/dataset.js'
import type { SplunkOptions } from './options.js'
import { unquotable } from './quoting.js'

/** The rule's `fields` that a search can show, as its events or rows name them. */
export function resultFields(
  { fields = [] }: Pick<Metadata, 'fields'>,
  { 'data-model': dataModel, dataset: datasetName }: Pick<SplunkOptions, 'data-model' | 'dataset'>,
): readonly string[] {
  const dataset = dataModel === 'none' ? undefined : parseDataset(datasetName)
  const names = fields.map((name) => (dataset === undefined ? name : resultField(name, dataset)))
  return [...new Set(names)].filter((name) => unquotable(name) === undefined)
}

/** True if the search ends in a summary, whose columns have short names. A search of summaries is one already. */
export const hasSummary = ({ summary, 'data-model': dataModel }: Pick<SplunkOptions, 'summary' | 'data-model'>) =>
  summary && dataModel !== 'tstats'
