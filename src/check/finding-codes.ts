import { checks } from './checks.js'
import { outputFindingCodes } from './outputs/output-findings.js'

/** Lists the codes of findings, whose severities can be set. */
export const findingCodes = (): readonly string[] => [...checks.map(({ code }) => code), ...outputFindingCodes]
