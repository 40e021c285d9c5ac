import type { Attack } from '../../../src/artifact/attack.js'
import { attackWarnings } from '../../../src/artifact/attack-warnings.js'
import { optionPlace } from '../../../src/artifact/places.js'
import type { Converted } from '../../../src/emit/format.js'
import { secondsText } from '../../../src/emit/option-seconds.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import { languageOf } from './languages.js'
import { measurePlace } from './place.js'
import type { KibanaOptions } from './rule-object.js'
import { longestInterval, scheduleOf } from './schedule.js'
import { suppressionProblem } from './suppression.js'

/** What is to say of a rule for Kibana; it cannot be one if something of it is an error. */
export function ruleProblems(converted: Converted, attack: Attack, options: KibanaOptions): readonly Diagnostic[] {
  const { rule } = converted
  return [
    ...attackWarnings(rule, attack),
    ...scheduleProblems(converted, options),
    ...indexProblems(converted, options),
    ...suppressionProblems(converted, options),
    ...metadataProblems(converted),
  ]
}

function scheduleProblems({ rule, conversion }: Converted, options: KibanaOptions): readonly Diagnostic[] {
  const { ruleSettings } = conversion
  const { interval, from } = scheduleOf(ruleSettings, options)
  const most = longestInterval(ruleSettings)
  const refused = (because: string): readonly Diagnostic[] => [
    diagnose('no-artifact', rule.source, measurePlace(rule), [RULE, because]),
  ]
  if (most !== undefined && interval > most)
    return refused(
      `its query finds what is new in ${secondsText(most)}, and it would run each ${secondsText(interval)}`,
    )
  if (ruleSettings?.type === 'new_terms' && ruleSettings.historyWindow <= from)
    return refused(
      `a run sees ${secondsText(from)}, and its history of ${secondsText(ruleSettings.historyWindow)} has to begin before that`,
    )
  return []
}

const RULE = 'a rule of Kibana'

/** The query of ES|QL names its indices by itself. */
function indexProblems({ rule, conversion }: Converted, { index = [] }: KibanaOptions): readonly Diagnostic[] {
  const names = index.join(',')
  if (languageOf(conversion.target) !== 'esql' || names === '' || names === conversion.options.from) return []
  const because = `\`index\` is not for ES|QL, whose query names its indices; set \`from\` to \`${names}\``
  return [diagnose('no-counterpart', rule.source, optionPlace(rule, 'elastic', 'index'), ['an ES|QL rule', because])]
}

function suppressionProblems({ rule, conversion }: Converted, options: KibanaOptions): readonly Diagnostic[] {
  const problem = suppressionProblem(conversion.ruleSettings?.type === 'threshold', options)
  if (problem === undefined) return []
  const [option, because] = problem
  return [diagnose('wrong-option', rule.source, optionPlace(rule, 'elastic', option), [option, because])]
}

/** Without statistics Kibana tells alerts apart by the id of the event. */
function metadataProblems({ rule, conversion }: Converted): readonly Diagnostic[] {
  const { target, query, options } = conversion
  if (languageOf(target) !== 'esql' || options.metadata !== false || /\| STATS\b/.test(query)) return []
  const because = 'a query without statistics has to ask for `METADATA _id`; the option `metadata` does it'
  return [diagnose('no-artifact', rule.source, rule.sectionSpan, [RULE, because])]
}
