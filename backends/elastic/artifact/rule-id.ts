import { slugOf } from '../../../src/backend/artifact/slug.js'
import { fallbackId } from '../../../src/rule/metadata/fallback.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import type { ElasticConverted } from '../rule-settings.js'

/** The id by which Kibana tells rules apart: any text, where detection-rules takes UUIDs only. */
export interface RuleId {
  readonly id: string
  /** True if the rule says nothing that could be its id, so that it is made from its path. */
  readonly isMade: boolean
}

/** The id of a rule, or its name where any text will do, else one made from its path. */
export function ruleIdOf({ rule, conversion }: ElasticConverted, takes: 'text' | 'uuid'): RuleId {
  const { id, name } = conversion.head.metadata
  if (id !== undefined) return { id: id.toLowerCase(), isMade: false }
  if (name !== undefined && takes === 'text') return { id: textId(name), isMade: false }
  return { id: fallbackId(rule.source, rule.number), isMade: true }
}

/** A slug is taken only if nothing is lost but letter case and separators. */
const textId = (name: string): string =>
  /^[A-Za-z0-9\s_-]*[A-Za-z0-9][A-Za-z0-9\s_-]*$/.test(name) ? slugOf(name) : name

/** An import replaces the rule of the same `rule_id`, so one that may change has to be known. */
export const madeIdWarning = ({ rule }: ElasticConverted, { id, isMade }: RuleId): readonly Diagnostic[] =>
  isMade ? [diagnose('made-id', rule.source, rule.idSpan, [id])] : []
