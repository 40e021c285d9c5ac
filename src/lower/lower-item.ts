import { type Bool, FALSE, leaf, not } from '../ir/bool.js'
import type { Item, Value } from '../rule/rule.js'
import { spanWithin } from '../rule/yaml/span-within.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { didYouMean } from '../text/suggest.js'
import { applyModifiers, type Lowering, type Use } from './apply-modifiers.js'
import { type Budget, spend } from './budget.js'
import type { LoweredItem, LoweredValue } from './lowered-item.js'
import { isRepeated } from './modifiers/encodings.js'
import { expand } from './modifiers/expand.js'
import { modifiers } from './modifiers/index.js'
import type { ItemModifier, Modifier } from './modifiers/modifier.js'
import { modifierReplacement } from './modifiers/other-names.js'
import { re } from './modifiers/regex.js'
import { readPlaceholders, readRegexPlaceholders } from './placeholder-text.js'

/** Applies the modifiers of an item. Reports problems; returns FALSE if a modifier is unknown. */
export function lowerItem(source: Source, item: Item, budget: Budget, report: Report): Bool<LoweredItem> {
  const uses = knownModifiers(source, item, report)
  if (uses === undefined) return FALSE
  const itemUses = uses.some(({ modifier }) => modifier.kind === 'item') ? uses : NO_USES
  const use = (effect: ItemModifier['effect']): Use | undefined =>
    itemUses.find(({ modifier }) => modifier.kind === 'item' && modifier.effect === effect)
  const all = use('all')
  checkList(source, item, uses, all, report)
  const expanding = expands(uses)
  if (expanding) for (const value of item.values) checkPercent(source, value, uses, report)
  const lowering: Lowering = { source, budget, report: uses.length === 0 ? report : oncePerPlace(report) }
  const values = item.values.map((value): LoweredValue => {
    const { span } = value
    if (budget.exceeded !== undefined) return { operands: [], span }
    const operands = applyModifiers(value, uses, expanding, lowering)
    if (operands.length > 1) spend(budget, 'expanded-values', operands.length, span)
    spend(budget, 'values', operands.length, item.fieldSpan)
    return { operands, span }
  })
  const cased = use('cased')
  const own = {
    field: item.field,
    values,
    all: all !== undefined,
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
    const earlier = uses.length === 0 ? NO_MODIFIERS : uses.map((use) => use.modifier)
    if (isRepeated(modifier, earlier)) problems.push(diagnose('modifier-repeated', source, span, [name]))
    uses.push({ name, span, modifier })
  }
  for (const problem of problems) report(problem)
  return problems.length > 0 ? undefined : uses
}

const NO_USES: readonly Use[] = []
const NO_MODIFIERS: readonly Modifier[] = []

function checkList(source: Source, item: Item, uses: readonly Use[], all: Use | undefined, report: Report): void {
  const { values } = item
  const [, second] = values
  if (values.length === 1 && all !== undefined) report(diagnose('all-on-one-value', source, all.span, []))
  const nullValue = values.find(({ type }) => type === 'null')
  if (nullValue === undefined || item.field === null) return
  if (second !== undefined) {
    // Where null is not allowed, this is an error of its own.
    const isAllowed = uses.every(({ modifier }) => modifier.kind !== 'value' || modifier.accepts.includes('null'))
    if (isAllowed) report(diagnose('null-in-list', source, nullValue.span, []))
  } else if (nullValue.text === '') {
    // `a: #b` is a comment and has no value.
    const isComment = /^[^\r\n]*?:[ \t]+#/.test(source.text.slice(item.fieldSpan.end, item.fieldSpan.end + 200))
    const help = isComment
      ? 'quote values that begin with `#`; write `null` to test that the field is missing'
      : undefined
    report(diagnose('nothing-written', source, item.fieldSpan, [item.field], { help }))
  }
}

/** Warns about percent signs that are not placeholders, since `expand` serves only for these. */
function checkPercent(source: Source, value: Value, uses: readonly Use[], report: Report): void {
  const read = uses.some(({ modifier }) => modifier === re) ? readRegexPlaceholders : readPlaceholders
  const { plainPercent: at } = read(value.text)
  if (at === undefined) return
  report(diagnose('plain-percent', source, spanWithin(source.text, value, at, at + 1), []))
}

const expands = (uses: readonly Use[]): boolean => uses.some(({ modifier }) => modifier === expand)
