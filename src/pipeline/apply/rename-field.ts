import { and, type Bool, leaf, or } from '../../ir/bool.js'
import { ANY, pattern } from '../../ir/pattern.js'
import type { StepPlace } from '../../ir/step-place.js'
import { changedAlsoBy, changedItem, type LoweredItem, type LoweredValue } from '../../lower/lowered-item.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { keywordText } from '../../lower/operand-to-expr.js'
import { oncePer } from '../../text/keep-recent.js'
import type { Limits } from '../../text/limits.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import type { FieldAction, StepContext } from '../action.js'
import type { Step } from '../pipeline.js'
import { type ProcessedRule, withNames } from '../processed-rule.js'
import { changeItems, type ItemChange, type StepFailure } from './change-items.js'
import { replaceOperands } from './replace-operands.js'

/** Renames fields: those of items, those that values refer to, and those of the rule's list. */
export function renameField(step: Step, action: FieldAction, context: StepContext): ProcessedRule | StepFailure {
  const { rule, place, limits } = context
  const newNames = new Map<string, ReadonlySet<string>>()
  const renamed = new Map<string | null, readonly string[] | undefined>()
  const rename = (name: string | null): readonly string[] | undefined => {
    if (renamed.has(name)) return renamed.get(name)
    const names = stepNamesFor(name, rule, step, action)
    const replaced = name === null ? undefined : rule.names.get(name)
    for (const newName of names ?? [])
      newNames.set(newName, stepsBehind(place, newNames.get(newName) ?? rule.names.get(newName), replaced))
    renamed.set(name, names)
    return names
  }
  const result = changeItems(step, context, (item) => renameItem(item, rename, place, limits))
  if ('refusal' in result) return result
  const { fields } = result.rule.metadata
  const renamedFields = fields?.flatMap((name) => rename(name) ?? [name])
  if (newNames.size === 0) return result
  return {
    ...result,
    names: withNames(result.names, newNames),
    ...(renamedFields === undefined
      ? {}
      : { rule: { ...result.rule, metadata: { ...result.rule.metadata, fields: [...new Set(renamedFields)] } } }),
  }
}

/**
 * Returns the names that a step gives to a field; undefined if the step does not apply to it. A refusal of its
 * conditions is reported for items.
 */
export const stepNamesFor = (
  name: string | null,
  rule: ProcessedRule,
  { appliesTo }: Step,
  { rename }: FieldAction,
): readonly string[] | undefined =>
  appliesTo.field({ name, item: undefined }, rule) === true ? rename(name) : undefined

/**
 * Returns the steps that led to a name: the current one, those that gave the same name before, and those that led to the
 * replaced name.
 */
export function stepsBehind(
  place: StepPlace,
  same: ReadonlySet<string> | undefined,
  replaced: ReadonlySet<string> | undefined,
): ReadonlySet<string> {
  if (same === undefined && replaced === undefined) return only(place)
  return new Set([...(same ?? []), ...(replaced ?? []), place.id])
}

/** Most names are given once, and all names that a step gives share its set. */
const only = oncePer(({ id }: StepPlace): ReadonlySet<string> => new Set([id]))

/** Renames the field of an item and those that its values refer to, and records the step in the new items. */
function renameItem(item: LoweredItem, rename: FieldAction['rename'], place: StepPlace, limits: Limits): ItemChange {
  const values = renameReferences(item.values, rename, limits)
  if ('refused' in values) return values
  const names = rename(item.field)
  if (names === undefined && values === item.values) return undefined
  if (names?.length === 0) return 'drop'
  const changedBy = changedAlsoBy(item, place)
  if (names === undefined) return leaf(changedItem(item, { field: item.field, values, changedBy }))
  return item.field === null
    ? keywordsIn(names, item, values.map(containing), changedBy)
    : itemIn(names, item, values, changedBy)
}

/**
 * Builds the condition on a field with several names: one of the fields must satisfy it. A test for absence applies to
 * all of them, since an event lacks the field only if it has none of the names.
 */
function itemIn(
  names: readonly string[],
  item: LoweredItem,
  values: readonly LoweredValue[],
  changedBy: readonly StepPlace[],
): Bool<LoweredItem> {
  const named = (some: readonly LoweredValue[]) =>
    names.map((field) => leaf(changedItem(item, { field, values: some, changedBy })))
  if (!values.some(isAbsence)) return or(named(values))
  const absent = values.filter(isAbsence)
  const missing = and(named(absent))
  if (absent.length === values.length) return missing
  const present = or(named(values.filter((value) => !isAbsence(value))))
  return item.all ? and([present, missing]) : or([present, missing])
}

const isAbsence = ({ operands }: LoweredValue): boolean =>
  operands.some((operand) => operand.type === 'null' || (operand.type === 'existence' && !operand.exists))

/** Keywords search the whole event, so with `all` each keyword may be in another one of the fields. */
const keywordsIn = (
  names: readonly string[],
  item: LoweredItem,
  values: readonly LoweredValue[],
  changedBy: readonly StepPlace[],
): Bool<LoweredItem> =>
  item.all && names.length > 1
    ? and(values.map((value) => itemIn(names, { ...item, all: false }, [value], changedBy)))
    : itemIn(names, item, values, changedBy)

/** Renames the fields that values refer to. The same list if there are none; a refusal if they become too many. */
function renameReferences(
  values: readonly LoweredValue[],
  rename: FieldAction['rename'],
  limits: Limits,
): readonly LoweredValue[] | Refusal {
  const maximum = limits['processed-values']
  let count = 0
  const replace = (operand: LoweredOperand): readonly LoweredOperand[] | undefined => {
    const names = operand.type === 'field' ? rename(operand.name) : undefined
    if (names === undefined) return undefined
    count += names.length
    return count > maximum ? [] : names.map((name) => ({ ...operand, name }) as LoweredOperand)
  }
  const replaced = replaceOperands(values, replace)
  return count > maximum ? refuse('too-many-values', [maximum, 'processed-values']) : replaced
}

/** Keywords may occur anywhere in an event, so a field that replaces it must contain them. */
const containing = (value: LoweredValue): LoweredValue => ({
  ...value,
  operands: value.operands.map((operand) => {
    const text = keywordText(operand)
    return text === undefined ? operand : { type: 'text', pattern: pattern([ANY, ...text, ANY]) }
  }),
})
