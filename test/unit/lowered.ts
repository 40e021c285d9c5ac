import { forEachLeaf, type Predicate, patternText } from '../../src/backend.js'
import { lowerRule, parseRules } from '../../src/index.js'

/** The predicates of the item `key: value`, where the value is any text; throws if the rule has a diagnostic. */
export function predicatesOf(key: string, value: string): readonly Predicate[] {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${JSON.stringify(key)}: ${value}\n  condition: s\n`
  const [document] = parseRules({ name: 'x', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const { detection, diagnostics } = lowerRule(document.rule)
  if (detection === undefined || diagnostics.length > 0) throw new Error(diagnostics.join('\n'))
  const found: Predicate[] = []
  forEachLeaf(detection.expr, (predicate) => found.push(predicate))
  return found
}

/** The texts that the item's predicates match, as Sigma strings. */
export const textsOf = (key: string, value: string): string[] =>
  predicatesOf(key, value).map((predicate) =>
    'pattern' in predicate ? patternText(predicate.pattern) : predicate.kind,
  )
