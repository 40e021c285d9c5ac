import type { Format } from '../../backend/format.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import { assumptions as assumptionTexts } from '../../ir/assumptions.js'
import type { Rule } from '../../rule/rule.js'
import { diagnoseFile } from '../../text/diagnose-file.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Acceptance } from '../config/config.js'
import type { OneOrMore } from '../select/selection.js'
import type { TargetResult } from '../workspace/convert-file.js'

const listOf = <Item>(value: OneOrMore<Item>): readonly Item[] => (Array.isArray(value) ? value : [value as Item])

const DEFAULT_FIDELITY = ['exact', 'approximate'] as const

/** Returns the settings of a conversion that follow from what an output accepts. */
export const acceptedSettings = ({
  fidelity = DEFAULT_FIDELITY,
  unmapped,
}: Acceptance): Pick<ConvertSettings, 'lossy' | 'unmapped' | 'unmappedLogsource'> => ({
  lossy: listOf(fidelity).includes('wider'),
  ...(unmapped?.fields === undefined ? {} : { unmapped: unmapped.fields }),
  ...(unmapped?.logsource === undefined ? {} : { unmappedLogsource: unmapped.logsource }),
})

/** Reports what an output does not accept of a conversion. */
export function refusedParts(
  rule: Rule,
  {
    format,
    fidelity,
    approximations,
    assumptions,
    artifact,
  }: Pick<TargetResult, 'format' | 'fidelity' | 'approximations' | 'assumptions' | 'artifact'>,
  accept: Acceptance,
): readonly Diagnostic[] {
  if (artifact === null || readsExpression(format)) return []
  const accepted = listOf(accept.fidelity ?? DEFAULT_FIDELITY)
  const report = (what: string): Diagnostic => diagnoseFile('not-accepted', rule.source, rule.sectionSpan, [what])
  const fidelityText =
    fidelity === 'approximate' ? `an approximate query (${approximations.join(', ')})` : `a query that is ${fidelity}`
  const refused = accept.assumptions === undefined ? [] : without(assumptions, listOf(accept.assumptions))
  return [
    ...(fidelity === 'none' || accepted.includes(fidelity) ? [] : [report(fidelityText)]),
    ...refused.map((assumption) => report(`the assumption \`${assumption}\`: ${assumptionTexts[assumption]}`)),
  ]
}

/** True for a format that prints the rule itself, for which the fidelity of the query is irrelevant. */
export const readsExpression = ({ reads }: Format): boolean => reads === 'expression'

const without = <Item>(items: readonly Item[], removed: readonly Item[]): readonly Item[] =>
  items.filter((item) => !removed.includes(item))
