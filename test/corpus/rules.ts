import { corpora, corpusFolder, readSources } from '../../scripts/corpus/corpora.js'
import { forEachLeaf, type Item, type Predicate, type Selection } from '../../src/backend.js'
import { type DetectionRule, lowerRule, parseRules, type Source } from '../../src/index.js'

export interface PlacedRule {
  readonly source: Source
  readonly rule: DetectionRule
}

/** Every detection rule of all corpora that can be read, with its source. */
export function corpusRules(): readonly PlacedRule[] {
  return corpora.flatMap(({ folder }) =>
    readSources(corpusFolder(folder)).flatMap((source) =>
      parseRules(source).flatMap(({ rule }) => (rule?.kind === 'detection' ? [{ source, rule }] : [])),
    ),
  )
}

/** The predicates of a rule, in the order of its condition, with repetitions. */
export function predicatesOf(rule: DetectionRule): readonly Predicate[] {
  const found: Predicate[] = []
  forEachLeaf(lowerRule(rule).detection!.expr, (predicate) => found.push(predicate))
  return found
}

/** Modifiers that do not change the text of a value. */
const plain: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith', 'all', 'cased'])

/**
 * The texts that a rule compares literally: without wildcards, encodings, and escapes other than single backslashes.
 */
export function plainTexts(rule: DetectionRule): readonly string[] {
  const used = new Set(predicatesOf(rule).map(({ item }) => item.start))
  return rule.selections
    .flatMap(({ selection }) => itemsOf(selection))
    .filter(({ fieldSpan, modifiers }) => used.has(fieldSpan.start) && modifiers.every(({ name }) => plain.has(name)))
    .flatMap(({ values }) => values)
    .filter(({ type, text }) => type === 'text' && text.length > 3 && !/[*?]/.test(text))
    .map(({ text }) => text)
}

function itemsOf(selection: Selection): readonly Item[] {
  switch (selection.kind) {
    case 'items':
      return selection.items
    case 'keywords':
      return []
    case 'any':
      return selection.of.flatMap(itemsOf)
  }
}
