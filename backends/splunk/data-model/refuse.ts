import type { OptionRefusal } from '../../../src/backend/backend.js'
import type { SplunkOptions } from '../options.js'
import { parseDataset } from './dataset.js'

/**
 * Refuses a plain search of fields that only a data model has, and a search of a data model that nobody names. A run has
 * only searches of data models, or none.
 */
export function refuseDataModel({
  'data-model': dataModel,
  dataset,
}: Pick<SplunkOptions, 'data-model' | 'dataset'>): OptionRefusal | undefined {
  if (dataModel === 'none') {
    return dataset === ''
      ? undefined
      : {
          because: `the pipelines name the fields of the data model \`${dataset}\`, which a plain search does not find`,
          help: '`--option data-model=tstats` searches the summaries of the data model, and `data-model=from` its events',
        }
  }
  if (dataset === '')
    return {
      because: `no pipeline names the data model for \`data-model=${dataModel}\``,
      help: 'use the pipeline `splunk-cim`, or set the state `data_model_set` to a dataset such as `Endpoint.Processes`',
    }
  if (dataset.includes(',')) {
    return {
      because: `its rules search several datasets (${dataset.split(',').join(', ')}), and a search has one`,
      help: 'convert the correlation with pipelines for events instead',
    }
  }
  return parseDataset(dataset) === undefined
    ? {
        because: `\`${dataset}\` is not a dataset of a data model`,
        help: 'write the data model, its root dataset, and the path to a child dataset if there is one: `Web.Web.Proxy`',
      }
    : undefined
}
