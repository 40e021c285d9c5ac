import type { Metadata } from '../../src/rule/rule.js'
import { parseDataset, resultField } from './data-model/dataset.js'
import type { SplunkOptions } from './options.js'
import { unquotable } from './quoting.js'
import { readableNames } from './readable-names.js'

/**
 * The rule's `fields` that results can have, each with its name in the results: that of the data, or a short one in a
 * summary.
 */
export function resultFields(
  { fields = [] }: Pick<Metadata, 'fields'>,
  { 'data-model': dataModel, dataset: datasetName, summary }: SplunkOptions,
): readonly { readonly field: string; readonly as: string }[] {
  const dataset = dataModel === undefined ? undefined : parseDataset(datasetName)
  const names = fields.map((name) => (dataset === undefined ? name : resultField(name, dataset)))
  const known = [...new Set(names)].filter((name) => unquotable(name) === undefined)
  if (!summary || dataModel === 'tstats') return known.map((field) => ({ field, as: field }))
  const short = readableNames(known)
  return known.map((field, index) => ({ field, as: short[index] ?? field }))
}
