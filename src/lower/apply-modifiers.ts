import type { ModifierUse, Value } from '../rule/rule.js'
import { helpForBoolean } from '../rule/schema/shape-help.js'
import { spanWithin } from '../rule/yaml/span-within.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { type Diagnostic, diagnoseAs } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import type { Refusal } from '../text/wording.js'
import { type Budget, spend } from './budget.js'
import { helpForOperand } from './modifiers/help-for-operand.js'
import type { Modifier, ValueModifier } from './modifiers/modifier.js'
import { coerce, finishOperand, type LoweredOperand, type Operand, operandNames, operandOf } from './operand.js'

/** A modifier in a rule, with its meaning. */
export interface Use extends ModifierUse {
  readonly modifier: Modifier
}

/** The item whose values are lowered. */
export interface Lowering {
  readonly source: Source
  readonly budget: Budget
  readonly report: Report
}

/** Applies the modifiers of an item to a value from left to right. Returns one operand, or several of which one must match. */
export function applyModifiers(
  value: Value,
  uses: readonly Use[],
  expanding: boolean,
  item: Lowering,
): readonly LoweredOperand[] {
  // Nearly every value is one operand, which needs no list before the end.
  let operands: Operand | readonly Operand[] = operandOf(value, expanding)
  for (const use of uses) {
    if (use.modifier.kind !== 'value') continue
    const changed: Operand | readonly Operand[] | undefined =
      'type' in operands
        ? applyModifier(operands, use, use.modifier, value, 0, item)
        : applyToEach(operands, use, use.modifier, value, item)
    if (changed === undefined) return []
    operands = changed
  }
  return 'type' in operands ? [finishOperand(operands)] : operands.map(finishOperand)
}

/** Applies a modifier to several operands. Returns `undefined` after reporting a problem. */
function applyToEach(
  operands: readonly Operand[],
  use: Use,
  modifier: ValueModifier,
  value: Value,
  item: Lowering,
): readonly Operand[] | undefined {
  const all: Operand[] = []
  for (const operand of operands) {
    const changed = applyModifier(operand, use, modifier, value, all.length, item)
    if (changed === undefined) return undefined
    if ('type' in changed) all.push(changed)
    else for (const one of changed) all.push(one)
  }
  return all
}

/**
 * Applies a modifier to one operand. Returns `undefined` after reporting a problem.
 *
 * @param created The number of operands that the modifier has created for the value so far.
 */
function applyModifier(
  operand: Operand,
  { name, span }: Use,
  modifier: ValueModifier,
  value: Value,
  created: number,
  { source, budget, report }: Lowering,
): Operand | readonly Operand[] | undefined {
  const accepted = coerce(operand, modifier.accepts)
  if (accepted === undefined) {
    const help = modifier.accepts.includes('boolean')
      ? helpForBoolean(value.text)
      : helpForOperand(name, operand, value.text)
    const args = [name, acceptedNames(modifier), operandNames[operand.type]] as const
    report(diagnose('modifier-type', source, span, [...args], { help }))
    return undefined
  }
  const count = modifier.count?.(accepted) ?? 1
  // The count is known in advance, so that values beyond the limit are never created.
  if (count > 1 && budget.expanded + created + count > budget.limits['expanded-values']) {
    spend(budget, 'expanded-values', created + count, value.span)
    return undefined
  }
  const result = modifier.apply(accepted)
  if (!('refused' in result)) return result
  report(refusalDiagnostic(source, value, result))
  return undefined
}

const acceptedNames = ({ accepts }: ValueModifier): string =>
  accepts
    .filter((type) => type !== 'openRegex' && (type !== 'written' || !accepts.includes('text')))
    .map((type) => (type === 'text' ? operandNames.written : operandNames[type]))
    .join(' or ')

function refusalDiagnostic(source: Source, value: Value, { refused, at }: Refusal): Diagnostic {
  const place = at === undefined ? value.span : spanWithin(source.text, value, at.start, at.end)
  return diagnoseAs(refused, source, place)
}
