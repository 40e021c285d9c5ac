import { type Applicability, isFilterFor } from '../../lower/apply-filters.js'
import { type DetectionRule, LOGSOURCE_PARTS, type LogSource, type LogSourcePart, type Rule } from '../../rule/rule.js'

/**
 * The facts of a rule that decide how it is linked and where its artifact is written. They are kept between runs, so
 * that an unchanged rule is not read again.
 */
export type RuleFacts = CommonFacts & (DetectionFacts | CorrelationFacts | FilterFacts)

interface CommonFacts {
  readonly id?: string
  readonly title: string
  readonly name?: string
  readonly level?: string
  /** The id and the name by which other rules refer to it. */
  readonly referenceNames: readonly string[]
}

type LogSourceParts = Pick<LogSource, LogSourcePart>

export interface DetectionFacts {
  readonly kind: 'detection'
  readonly logsource: LogSourceParts
}

export interface CorrelationFacts {
  readonly kind: 'correlation'
  /** The names of the rules that it refers to, without its own rules. */
  readonly refersTo: readonly string[]
  readonly generates: boolean
  readonly ownRules: readonly (DetectionFacts & Pick<CommonFacts, 'referenceNames'>)[]
}

export interface FilterFacts extends Applicability {
  readonly kind: 'filter'
}

/** Extracts the facts of a rule. */
export function factsOf(rule: Rule): RuleFacts {
  const { metadata, referenceNames } = rule
  const { id, title, name, level } = metadata
  const common: CommonFacts = {
    title,
    referenceNames,
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(level === undefined ? {} : { level }),
  }
  switch (rule.kind) {
    case 'detection':
      return { ...common, ...detectionFacts(rule) }
    case 'filter': {
      const rules = rule.rules === 'any' ? 'any' : rule.rules.map((reference) => ({ name: reference.name }))
      return { ...common, kind: 'filter', logsource: logsourceOf(rule.logsource), rules }
    }
    case 'correlation': {
      const own = new Set(rule.ownRules.map((ownRule) => ownRule.metadata.name))
      return {
        ...common,
        kind: 'correlation',
        refersTo: rule.correlation.rules.map((reference) => reference.name).filter((part) => !own.has(part)),
        generates: rule.correlation.generate,
        ownRules: rule.ownRules.map((ownRule) => ({
          ...detectionFacts(ownRule),
          referenceNames: ownRule.referenceNames,
        })),
      }
    }
  }
}

const detectionFacts = ({ logsource }: DetectionRule): DetectionFacts => ({
  kind: 'detection',
  logsource: logsourceOf(logsource),
})

const logsourceOf = (logsource: LogSource): LogSourceParts =>
  Object.fromEntries(
    LOGSOURCE_PARTS.flatMap((part) => (logsource[part] === undefined ? [] : [[part, logsource[part]]])),
  )

/** Returns the detection rules of a document, to which filters may apply. */
const detectionFactsOf = (facts: RuleFacts): readonly (DetectionFacts & Pick<CommonFacts, 'referenceNames'>)[] =>
  facts.kind === 'detection' ? [facts] : facts.kind === 'correlation' ? facts.ownRules : []

/** True if a filter applies to one of the detection rules of a document. */
export const filterApplies = (filter: FilterFacts, facts: RuleFacts): boolean =>
  detectionFactsOf(facts).some((detection) => isFilterFor(filter, detection))
