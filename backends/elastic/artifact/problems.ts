import type { Attack } from '../../../src/artifact/attack.js'
import { attackWarnings } from '../../../src/artifact/attack-warnings.js'
import { optionPlace } from '../../../src/artifact/places.js'
import type { Converted } from '../../../src/emit/format.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import { esqlProblems } from './esql-problems.js'
import type { KibanaOptions } from './rule-object.js'
import { scheduleProblems } from './schedule-problems.js'
import { suppressionProblem } from './suppression.js'

/** What is to say of a rule for Kibana; it cannot be one if something of it is an error. */
export const ruleProblems = (converted: Converted, attack: Attack, options: KibanaOptions): readonly Diagnostic[] => [
  ...attackWarnings(converted.rule, attack),
  ...scheduleProblems(converted, options),
  ...esqlProblems(converted, options),
  ...suppressionProblems(converted, options),
]

function suppressionProblems({ rule, conversion }: Converted, options: KibanaOptions): readonly Diagnostic[] {
  const problem = suppressionProblem(conversion.ruleSettings?.type === 'threshold', options)
  if (problem === undefined) return []
  const [option, because] = problem
  return [diagnose('wrong-option', rule.source, optionPlace(rule, 'elastic', option), [option, because])]
}
