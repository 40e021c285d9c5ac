import { forEachLeaf } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Pipeline, Step } from './pipeline.js'
import type { ProcessedRule } from './processed-rule.js'

/** One diagnostic for each field that no step has given a name, if there are pipelines that give names at all. */
export function checkMapped(
  processed: ProcessedRule,
  pipelines: readonly Pipeline[],
  unmapped: 'error' | 'warn' | 'ignore',
): Diagnostic[] {
  if (unmapped === 'ignore' || !pipelines.some(({ steps }) => steps.some(mapsFields))) return []
  const code = unmapped === 'error' ? 'unmapped-field' : 'field-kept'
  const first = new Map<string, LoweredItem>()
  forEachLeaf(processed.detection, (item) => {
    const { field } = item
    if (field !== null && isUnmapped(item, processed) && !first.has(field)) first.set(field, item)
  })
  return [...first].map(([field, { span }]) => diagnose(code, processed.rule.source, span, [field]))
}

/** True if no step has given the field of the item its name. */
export const isUnmapped = (item: LoweredItem, { names }: ProcessedRule): boolean =>
  item.field !== null && !names.has(item.field) && !isAdded(item)

const mapsFields = ({ action }: Step): boolean =>
  action.changes === 'field' || (action.changes === 'steps' && action.steps.some(mapsFields))

/** True for an item that a pipeline has brought along: its author knows the data. */
const isAdded = ({ changedBy = [] }: LoweredItem): boolean => changedBy.some(({ kind }) => kind === 'add_condition')
