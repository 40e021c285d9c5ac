import type { Dialect } from '../../src/dialect/dialect.js'
import { parseDataset } from './data-model/dataset.js'
import { eventDialects, summaryDialects } from './data-model/dialects.js'
import type { SplunkOptions } from './options.js'
import { searchFor } from './search.js'
import { where } from './where.js'

/** The dialects of a search: of events, of the events of a data model, or of its summaries. */
export function stagesOf({
  keywords,
  'data-model': dataModel,
  dataset: datasetName,
}: Pick<SplunkOptions, 'keywords' | 'data-model' | 'dataset'>): readonly Dialect[] {
  const search = searchFor(keywords)
  const dataset = dataModel === 'none' ? undefined : parseDataset(datasetName)
  if (dataset === undefined) return [search, where]
  return dataModel === 'tstats' ? summaryDialects(dataset) : eventDialects(dataset, search)
}
