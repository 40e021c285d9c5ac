import { isObject } from '../../ir/json.js'
import type { Data } from '../../rule/yaml/data.js'
import type { RuleHead } from '../conversion.js'

/** Texts of a rule for analysts who receive its alerts, as the author wrote them, trimmed. */
export interface RuleTexts {
  readonly description: string | undefined
  /** The detection strategy: `sigmacast: strategy`, or the custom key `explanation`. */
  readonly strategy: string | undefined
  /** The response to a match: `sigmacast: response`. */
  readonly response: string | undefined
  /** Measures that prevent the event: the custom key `prevention`. */
  readonly prevention: readonly string[]
  /** Further remarks of the author: the custom key `comments`. */
  readonly comments: readonly string[]
  readonly falsePositives: readonly string[]
  readonly references: readonly string[]
}

/**
 * Returns the texts of a rule: its description, and the texts under `sigmacast` or in custom keys that guide a
 * response.
 */
export function ruleTexts({ metadata, custom }: Pick<RuleHead, 'metadata' | 'custom'>): RuleTexts {
  const { sigmacast, explanation, prevention, comments } = custom
  const section = isObject(sigmacast) ? sigmacast : {}
  return {
    description: textOf(metadata.description),
    strategy: textOf(section.strategy) ?? textOf(explanation),
    response: textOf(section.response),
    prevention: textsOf(prevention),
    comments: textsOf(comments),
    falsePositives: textsOf(metadata.falsepositives),
    references: textsOf(metadata.references),
  }
}

function textOf(data: Data | undefined): string | undefined {
  const text = typeof data === 'string' ? data.trim() : ''
  return text === '' ? undefined : text
}

/** A custom key may hold one text or a list of them. */
const textsOf = (data: Data | undefined): readonly string[] =>
  (Array.isArray(data) ? data : [data]).flatMap((element) => textOf(element) ?? [])

/** A title on one line: a block scalar of YAML may have several, and ends with a line break. */
export const titleLine = (title: string): string => title.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim()
