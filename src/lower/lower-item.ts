import { type Bool, FALSE, leaf, not } from '../ir/bool.js'
import type { Item, ModifierUse, Value } from '../rule/rule.js'
import { helpForBoolean } from '../rule/schema/shape-help.js'
import { spanWithin } from '../rule/yaml/span-within.js'
import type { Report } from '../text/collect-diagnostics.js'
import { type Diagnostic, diagnose, diagnoseAs } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { didYouMean } from '../text/suggest.js'
import type { Refusal } from '../text/wording.js'
import { type Budget, spend } from './budget.js'
import type { LoweredItem, LoweredValue } from './lowered-item.js'
import { isRepeated } from './modifiers/encodings.js'
import { expand } from './modifiers/expand.js'
import { helpForOperand } from './modifiers/help-for-operand.js'
import { modifiers } from './modifiers/index.js'
import type { ItemModifier, Modifier, ValueModifier } from './modifiers/modifier.js'
import { modifierReplacement } from './modifiers/other-names.js'
import { re } from './modifiers/regex.js'
import { coerce, finishOperand, type Operand, operandNames, operandOf } from './operand.js'
import { readPlaceholders, readRegexPlaceholders } from './placeholder-text.js'

interface Use extends ModifierUse {
  readonly modifier: Modifier
}

/** Applies the modifiers of an item. Reports problems; returns FALSE if a modifier is unknown. */
export function lowerItem(source: Source, item: Item, budget: Budget, report: Report): Bool<LoweredItem> {
  const uses = knownModifiers(source, item, report)
  if (uses === undefined) return FALSE
  const use = (effect: ItemModifier['effect']): Use | undefined =>
    uses.length === 0 ? undefined : uses.find(({ modifier }) => modifier.kind === 'item' && modifier.effect === effect)
  checkList(source, item, uses, report)
  const expanding = expands(uses)
  if (expanding) for (const value of item.values) checkPercent(source, value, uses, report)
  const reportOnce = oncePerPlace(report)
  const values: LoweredValue[] = []
  for (const value of item.values) {
    if (budget.exceeded !== undefined) break
    const operands = applyModifiers(source, value, { uses, expanding }, budget, reportOnce).map(finishOperand)
    if (operands.length > 1) spend(budget, 'expanded-values', operands.length, value.span)
    spend(budget, 'values', operands.length, item.fieldSpan)
    values.push({ operands, span: value.span })
  }
  const cased = use('cased')
  const own = {
    field: item.field,
    values,
    all: use('all') !== undefined,
    cased: cased !== undefined,
    span: item.fieldSpan,
  }
  const lowered = leaf<LoweredItem>(cased === undefined ? own : { ...own, casedSpan: cased.span })
  return use('negated') === undefined ? lowered : not(lowered)
}

/** Reports a misused modifier once, not for each value of the list. */
function oncePerPlace(report: Report): Report {
  let reportedPlaces: Set<string> | undefined
  return (diagnostic) => {
    const key = `${diagnostic.code} ${diagnostic.span.start}`
    reportedPlaces ??= new Set()
    if (!reportedPlaces.has(key)) report(diagnostic)
    reportedPlaces.add(key)
  }
}

/**
 * Looks up the modifiers of an item. Reports each unknown or misplaced one, and returns `undefined` if there are any.
 */
function knownModifiers(source: Source, item: Item, report: Report): readonly Use[] | undefined {
  if (item.modifiers.length === 0) return NO_USES
  const problems: Diagnostic[] = []
  const uses: Use[] = []
  for (const { name, span } of item.modifiers) {
    const modifier = modifiers.get(name)
    if (modifier === undefined) {
      const help = modifierReplacement(name) ?? didYouMean(name, modifiers.keys())
      problems.push(diagnose('unknown-modifier', source, span, [name], { help }))
      continue
    }
    if (item.field === null && !modifier.keywords) problems.push(diagnose('modifier-needs-field', source, span, [name]))
    const earlier = uses.map((use) => use.modifier)
    if (isRepeated(modifier, earlier)) problems.push(diagnose('modifier-repeated', source, span, [name]))
    uses.push({ name, span, modifier })
  }
  for (const problem of problems) report(problem)
  return problems.length > 0 ? undefined : uses
}

const NO_USES: readonly Use[] = []

function checkList(source: Source, item: Item, uses: readonly Use[], report: Report): void {
  const { values } = item
  const all = uses.find(({ modifier }) => modifier.kind === 'item' && modifier.effect === 'all')
  const [first, second] = values
  if (all !== undefined && second === undefined && first !== undefined) {
    report(diagnose('all-on-one-value', source, all.span, []))
  }
  const nullValue = values.find(({ type }) => type === 'null')
  if (nullValue?.text === '' && second === undefined) {
    // `a: #b` is a comment and has no value.
    const isComment = /^[^\r\n]*?:[ \t]+#/.test(source.text.slice(item.fieldSpan.end, item.fieldSpan.end + 200))
    const help = isComment
      ? 'quote values that begin with `#`; write `null` to test that the field is missing'
      : undefined
    report(diagnose('nothing-written', source, item.fieldSpan, [item.field ?? ''], { help }))
  }
  // Where null is not allowed, this is an error of its own.
  const isAllowed =
    item.field !== null && uses.every(({ modifier }) => modifier.kind !== 'value' || modifier.accepts.includes('null'))
  if (isAllowed && nullValue !== undefined && second !== undefined) {
    report(diagnose('null-in-list', source, nullValue.span, []))
  }
}

/** Warns about percent signs that are not placeholders, since `expand` serves only for these. */
function checkPercent(source: Source, value: Value, uses: readonly Use[], report: Report): void {
  const read = uses.some(({ modifier }) => modifier === re) ? readRegexPlaceholders : readPlaceholders
  const { plainPercent: at } = read(value.text)
  if (at === undefined) return
  report(diagnose('plain-percent', source, spanWithin(source.text, value, at, at + 1), []))
}

/** Applies the modifiers to a value from left to right. Returns one operand, or several of which one must match. */
function applyModifiers(
  source: Source,
  value: Value,
  { uses, expanding }: { readonly uses: readonly Use[]; readonly expanding: boolean },
  budget: Budget,
  report: Report,
): readonly Operand[] {
  let operands: readonly Operand[] = [operandOf(value, expanding)]
  for (const { modifier, name, span } of uses) {
    if (modifier.kind !== 'value') continue
    const next: Operand[] = []
    for (const operand of operands) {
      const accepted = coerce(operand, modifier.accepts)
      if (accepted === undefined) {
        const help = modifier.accepts.includes('boolean')
          ? helpForBoolean(value.text)
          : helpForOperand(name, operand, value.text)
        const args = [name, acceptedNames(modifier), operandNames[operand.type]] as const
        report(diagnose('modifier-type', source, span, [...args], { help }))
        return []
      }
      const count = modifier.count?.(accepted) ?? 1
      // The count is known in advance, so that values beyond the limit are never created.
      if (count > 1 && budget.expanded + next.length + count > budget.limits['expanded-values']) {
        spend(budget, 'expanded-values', next.length + count, value.span)
        return []
      }
      const result = modifier.apply(accepted)
      if ('refused' in result) {
        report(refusalDiagnostic(source, value, result))
        return []
      }
      if ('type' in result) next.push(result)
      else for (const operand of result) next.push(operand)
    }
    operands = next
  }
  return operands
}

const expands = (uses: readonly Use[]): boolean => uses.some(({ modifier }) => modifier === expand)

const acceptedNames = ({ accepts }: ValueModifier): string =>
  accepts
    .filter((type) => type !== 'openRegex' && (type !== 'written' || !accepts.includes('text')))
    .map((type) => (type === 'text' ? operandNames.written : operandNames[type]))
    .join(' or ')

function refusalDiagnostic(source: Source, value: Value, { refused, at }: Refusal): Diagnostic {
  const place = at === undefined ? value.span : spanWithin(source.text, value, at.start, at.end)
  return diagnoseAs(refused, source, place)
}
