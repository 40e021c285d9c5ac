import type { LogSource } from '../../rule/rule.js'
import type { RuleHead } from '../conversion.js'

/** What a rule says of itself in a few words, by the name that the specification has for it. */
export interface RuleFact {
  readonly name: string
  /** At least one, and none is empty. */
  readonly values: readonly string[]
}

/** What a rule says of itself beside its title and `ruleTexts`: only what it does say, in this order. */
export function ruleFacts({ metadata, logsources }: RuleHead): readonly RuleFact[] {
  const { id, name, taxonomy, status, level, author, date, modified, license } = metadata
  const { related = [], scope = [], tags = [], fields = [] } = metadata
  const facts: Readonly<Record<string, readonly (string | undefined)[]>> = {
    id: [id],
    name: [name],
    related: related.map((one) => `${one.id} (${one.type})`),
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
    const said = trimmed(values)
    return said.length === 0 ? [] : [{ name, values: said }]
  })
}

/** What its author says about the log sources: how they are to be set up. */
export const logSourceDefinitions = ({ logsources }: Pick<RuleHead, 'logsources'>): readonly string[] => [
  ...new Set(trimmed(logsources.map(({ definition }) => definition))),
]

/** `product okta, service system`; empty if it names none. */
export const logSourceText = ({ product, service, category }: LogSource): string =>
  Object.entries({ product, service, category })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]))
    .join(', ')

const trimmed = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.map((text = '') => text.trim()).filter((text) => text !== '')
