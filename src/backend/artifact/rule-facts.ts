import type { LogSource } from '../../rule/rule.js'
import type { RuleHead } from '../conversion.js'

/** A short fact about a rule, by its name in the specification. */
export interface RuleFact {
  readonly name: string
  /** At least one value; none is empty. */
  readonly values: readonly string[]
}

/** Returns the facts of a rule other than its title and `ruleTexts`, in this order and without missing ones. */
export function ruleFacts({ metadata, logsources }: RuleHead): readonly RuleFact[] {
  const { id, name, taxonomy, status, level, author, date, modified, license } = metadata
  const { related = [], scope = [], tags = [], fields = [] } = metadata
  const facts: Readonly<Record<string, readonly (string | undefined)[]>> = {
    id: [id],
    name: [name],
    related: related.map((rule) => `${rule.id} (${rule.type})`),
    taxonomy: [taxonomy],
    status: [status],
    level: [level],
    author: [author],
    date: [date],
    modified: [modified],
    license: [license],
    scope,
    tags,
    logsource: logsources.map(logSourceText),
    fields,
  }
  return Object.entries(facts).flatMap(([name, values]) => {
    const nonEmpty = trimmed(values)
    return nonEmpty.length === 0 ? [] : [{ name, values: nonEmpty }]
  })
}

/** Returns the author's texts about the set-up of the log sources. */
export const logSourceDefinitions = ({ logsources }: Pick<RuleHead, 'logsources'>): readonly string[] => [
  ...new Set(trimmed(logsources.map(({ definition }) => definition))),
]

/** Formats a log source: `product okta, service system`; empty if it has no parts. */
export const logSourceText = ({ product, service, category }: LogSource): string =>
  Object.entries({ product, service, category })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]))
    .join(', ')

const trimmed = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.map((text = '') => text.trim()).filter((text) => text !== '')
