import type { Plan } from '../../src/dialect/plan.js'
import type { Metadata } from '../../src/rule/rule.js'
import { parseDataset } from './data-model/dataset.js'
import { tstatsSearch } from './data-model/tstats-search.js'
import type { SplunkOptions } from './options.js'
import { hasSummary, resultFields } from './result-fields.js'
import { summaryOf } from './summary.js'
import { tableOf } from './table.js'

/** The texts of the stages as one search, with the commands that show its results. */
export function joinSearch(
  texts: readonly (string | undefined)[],
  metadata: Metadata,
  options: SplunkOptions,
  plan: Plan,
): string {
  const shown = resultFields(metadata, options)
  const dataset = options['data-model'] === 'none' ? undefined : parseDataset(options.dataset)
  if (dataset !== undefined && options['data-model'] === 'tstats') {
    const first = ['firstTime', 'lastTime', 'count']
    return [...tstatsSearch(dataset, texts, plan, options), ...tableOf(shown, options.table, first)].join(' | ')
  }
  const [condition, filter] = texts
  const source =
    dataset === undefined
      ? [condition ?? '*']
      : [`| from datamodel:"${dataset.name}"`, ...(condition === undefined ? [] : [`search ${condition}`])]
  return [
    ...source,
    ...(filter === undefined ? [] : [`where ${filter}`]),
    ...(hasSummary(options) ? summaryOf(shown, plan) : tableOf(shown, options.table)),
  ].join(' | ')
}
