import type { Metadata } from '../../src/rule/rule.js'
import { parseDataset, resultField } from './data-model/dataset.js'
import type { SplunkOptions } from './options.js'
import { unquotableCharacter } from './unquotable-character.js'

/**
 * The rule's `fields` that a search can show, as its events or rows name them. Rows have only the fields of the option
 * `dataset-fields`, if it names any.
 */
export function resultFields(
  { fields = [] }: Pick<Metadata, 'fields'>,
  options: Pick<SplunkOptions, 'data-model' | 'dataset' | 'dataset-fields'>,
): readonly string[] {
  const dataset = options['data-model'] === 'none' ? undefined : parseDataset(options.dataset)
  const nameOf = (name: string): string => (dataset === undefined ? name : resultField(name, dataset))
  const rowFields = new Set(options['data-model'] === 'tstats' ? options['dataset-fields'].map(nameOf) : [])
  return [...new Set(fields.map(nameOf))].filter(
    (name) => unquotableCharacter(name) === undefined && (rowFields.size === 0 || rowFields.has(name)),
  )
}

/** True if the search ends in a summary, whose columns have short names. A search of summaries is one already. */
export const hasSummary = ({ summary, 'data-model': dataModel }: Pick<SplunkOptions, 'summary' | 'data-model'>) =>
  summary && dataModel !== 'tstats'
