import { slugOf } from '../../../src/backend/artifact/slug.js'
import { derivedId, fallbackId } from '../../../src/rule/metadata/fallback.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'

/** The id by which Kibana identifies rules. Kibana accepts any text, detection-rules only UUIDs. */
export interface RuleId {
  readonly id: string
  /** True if the rule has no usable id, so that the id is derived from its path. */
  readonly isDerived: boolean
}

/**
 * The id of a rule, or its name if any text is accepted, else an id derived from its path. A suffix makes it another one,
 * which is the same in every run.
 */
export function ruleIdOf({ rule, conversion }: ElasticConverted, idKind: 'text' | 'uuid', suffix: string): RuleId {
  const { id, name } = conversion.head.metadata
  const own = (id: string): string => (suffix === '' ? id : derivedId(id, `suffix ${suffix}`))
  if (id !== undefined) return { id: own(id.toLowerCase()), isDerived: false }
  if (name !== undefined && idKind === 'text') return { id: textId(name), isDerived: false }
  return { id: own(fallbackId(rule.source, rule.number)), isDerived: true }
}

/** A slug is used only if it differs from the name in letter case and separators alone. */
const textId = (name: string): string =>
  /^[A-Za-z0-9\s_-]*[A-Za-z0-9][A-Za-z0-9\s_-]*$/.test(name) ? slugOf(name) : name

/**
 * Warns about a derived id, because an import replaces the rule with the same `rule_id`, and a derived id may change.
 */
export const derivedIdWarning = ({ rule }: ElasticConverted, { id, isDerived }: RuleId): readonly Diagnostic[] =>
  isDerived ? [diagnoseArtifact('made-id', rule.source, rule.idSpan, [id])] : []
