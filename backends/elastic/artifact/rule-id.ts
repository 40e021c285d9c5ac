import { slugOf } from '../../../src/backend/artifact/slug.js'
import { fallbackId } from '../../../src/rule/metadata/fallback.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'

/** The id by which Kibana identifies rules. Kibana accepts any text, detection-rules only UUIDs. */
export interface RuleId {
  readonly id: string
  /** True if the rule has no usable id, so that the id is derived from its path. */
  readonly isDerived: boolean
}

/** The id of a rule, or its name if any text is accepted, else an id derived from its path. */
export function ruleIdOf({ rule, conversion }: ElasticConverted, idKind: 'text' | 'uuid'): RuleId {
  const { id, name } = conversion.head.metadata
  if (id !== undefined) return { id: id.toLowerCase(), isDerived: false }
  if (name !== undefined && idKind === 'text') return { id: textId(name), isDerived: false }
  return { id: fallbackId(rule.source, rule.number), isDerived: true }
}

/** A slug is used only if it differs from the name in letter case and separators alone. */
const textId = (name: string): string =>
  /^[A-Za-z0-9\s_-]*[A-Za-z0-9][A-Za-z0-9\s_-]*$/.test(name) ? slugOf(name) : name

/**
 * Warns about a derived id, because an import replaces the rule with the same `rule_id`, and a derived id may change.
 */
export const derivedIdWarning = ({ rule }: ElasticConverted, { id, isDerived }: RuleId): readonly Diagnostic[] =>
  isDerived ? [diagnose('made-id', rule.source, rule.idSpan, [id])] : []
