import { adaptAndRender, type Dialect } from '../../../src/dialect/dialect.js'
import { type Rendering, unsupported } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { Match, Regex } from '../../../src/ir/predicate.js'
import type { Patterns } from './translate-regex.js'

/**
 * Renders the patterns of which a value has at least one if the regular expression matches, instead of the expression.
 * Unsupported if the dialect cannot render one of them.
 */
export function anyPattern(regex: Regex, { patterns, cased, problem }: Patterns, dialect: Dialect): Rendering {
  const { field, span, item, changedBy } = regex
  const matches = patterns.map(
    (pattern): Match => ({
      kind: 'match',
      field,
      pattern,
      cased,
      span,
      item,
      ...(changedBy === undefined ? {} : { changedBy }),
    }),
  )
  const texts = new Set<string>()
  const assumptions = new Set<Assumption>()
  for (const match of matches) {
    const { rendering } = adaptAndRender(match, dialect)
    if (typeof rendering === 'string') texts.add(rendering)
    else if (rendering.fidelity === 'unsupported' || rendering.fidelity === 'negated')
      return unsupported(problem.because, problem.at)
    else {
      texts.add(rendering.text)
      if ('assumptions' in rendering) for (const assumption of rendering.assumptions) assumptions.add(assumption)
    }
  }
  return {
    fidelity: 'wider',
    text:
      texts.size === 1 ? [...texts].join() : (listText(matches, dialect) ?? `(${[...texts].join(dialect.logic.or)})`),
    because: problem.because,
    assumptions: [...assumptions],
    ...(problem.at && { at: problem.at }),
  }
}

/** The patterns as one list, if the language has a list form for all of them. */
function listText(matches: readonly Match[], dialect: Dialect): string | undefined {
  const [first] = matches.map((match) => adaptAndRender(match, dialect))
  for (const { items, list } of dialect.oneOf ?? []) {
    const all = matches.map((match) => items(adaptAndRender(match, dialect).predicate))
    if (first !== undefined && all.every((values) => values !== undefined))
      return list(first.field, [...new Set(all.flat())], first.predicate)
  }
  return undefined
}
