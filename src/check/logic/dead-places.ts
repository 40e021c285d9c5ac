import type { Item, NamedSelection, Selection, Value } from '../../rule/rule.js'
import type { Span } from '../../text/source.js'
import type { RuleContext } from '../rule-context.js'
import type { DeadValue } from './dead-cause.js'
import type { DeadValues } from './dead-values.js'
import { valuesIn } from './parts-of.js'
import { logicOf } from './rule-logic.js'

/** The largest parts of a rule that no match needs. */
export interface DeadPlace {
  readonly kind: 'selection' | 'branch' | 'value'
  /** The name of the selection, or the value. */
  readonly text: string
  readonly span: Span
  readonly dead: DeadValue
}

/** Returns the parts of a document that no match needs: whole selections, maps of a list, or single values. */
export function deadPlaces(context: RuleContext): readonly DeadPlace[] {
  return logicOf(context).flatMap((logic) => {
    const values = logic.dead()
    return values.size === 0 ? [] : logic.searches.selections.flatMap((selection) => inSelection(selection, values))
  })
}

function inSelection({ name, nameSpan, selection }: NamedSelection, values: DeadValues): readonly DeadPlace[] {
  const dead = deadOf(selection, values)
  return dead === undefined ? inside(selection, values) : [{ kind: 'selection', text: name, span: nameSpan, dead }]
}

function inside(selection: Selection, values: DeadValues): readonly DeadPlace[] {
  switch (selection.kind) {
    case 'keywords':
      return selection.values.flatMap((value) => placeOfValue(value, values))
    case 'items':
      // If all values of an item were dead, the whole map would be.
      return selection.items.flatMap((item) => item.values.flatMap((value) => placeOfValue(value, values)))
    case 'any':
      return selection.of.flatMap((branch): readonly DeadPlace[] => {
        const dead = deadOf(branch, values)
        const span = dead && startOf(branch)
        return span === undefined || dead === undefined
          ? inside(branch, values)
          : [{ kind: 'branch', text: '', span, dead }]
      })
  }
}

const placeOfValue = ({ text, span }: Value, values: DeadValues): readonly DeadPlace[] => {
  const dead = values.get(span.start)
  return dead === undefined ? [] : [{ kind: 'value', text, span, dead }]
}

/**
 * Returns the first value of a part whose values are all dead, or `undefined` if one of them is not. In a map, the values
 * of negated items do not count: whatever they are, the map is dead. A list is dead if each of its parts is.
 */
function deadOf(selection: Selection, values: DeadValues): DeadValue | undefined {
  const all =
    selection.kind === 'any'
      ? selection.of.map((part) => deadOf(part, values))
      : valuesIn(selection, isNotNegated).map(({ span }) => values.get(span.start))
  return all.includes(undefined) ? undefined : all[0]
}

const isNotNegated = ({ modifiers }: Item): boolean => !modifiers.some(({ name }) => name === 'neq')

function startOf(selection: Selection): Span | undefined {
  switch (selection.kind) {
    case 'items':
      return selection.items[0]?.fieldSpan
    case 'keywords':
      return selection.values[0]?.span
    case 'any':
      return selection.of[0] && startOf(selection.of[0])
  }
}
