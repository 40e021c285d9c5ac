import type { LoweredItem } from '../../lower/lowered-item.js'
import { defineCondition } from '../define.js'
import type { AnyEntry } from '../entry.js'
import { isApplied, type ProcessedRule } from '../processed-rule.js'
import type { FieldSubject, Test } from './condition-test.js'

const entry = <Subject>(test: (id: string) => Test<Subject>): AnyEntry<Test<Subject>> =>
  defineCondition<Subject, { readonly processing_item_id: string | number }>({
    options: { processing_item_id: { type: ['string', 'number'] } },
    required: ['processing_item_id'],
    prepare: ({ processing_item_id }) => test(String(processing_item_id)),
  })

const hasChanged = ({ changedBy = [] }: LoweredItem, id: string): boolean => changedBy.some((step) => step.id === id)

/** True if the step's conditions held for the rule, even if it changed nothing. */
export const ruleStepApplied = entry<ProcessedRule>(
  (id) =>
    ({ applied }) =>
      isApplied(applied, id),
)

export const itemStepApplied = entry<LoweredItem>((id) => (item) => hasChanged(item, id))

/** For items, checks the item's history; for bare names, the name's. */
export const fieldStepApplied = entry<FieldSubject>(
  (id) =>
    ({ name, item }, { names }) =>
      item === undefined ? name !== null && names.get(name)?.has(id) === true : hasChanged(item, id),
)
