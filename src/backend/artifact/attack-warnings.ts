import type { CorrelationRule, DetectionRule } from '../../rule/rule.js'
import { diagnoseArtifact } from '../../text/diagnose-artifact.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Attack } from './attack.js'
import { tagPlace } from './places.js'

/** Returns a warning for each tag that an artifact cannot contain, at the place of the tag. */
export const attackWarnings = (
  rule: DetectionRule | CorrelationRule,
  { unknown }: Pick<Attack, 'unknown'>,
): readonly Diagnostic[] =>
  unknown.map((tag) => diagnoseArtifact('unknown-attack-tag', rule.source, tagPlace(rule, tag), [tag]))
