import { checks } from '../../../check/checks.js'
import { outputSeverities } from '../../../check/outputs/output-findings.js'
import type { Code } from '../../../text/catalogue.js'
import { rationales } from '../../../text/rationales.js'
import type { Entry } from './entry-table.js'

/** Returns every finding of `check`, for a list: its severity, the profiles that report it, and whether a fix is safe. */
export const findingEntries = (): readonly Entry[] => [
  ...checks.map(({ code, severity, profiles, fix, why }) => ({
    name: code,
    severity,
    profiles: [...profiles, 'strict'],
    fix: fix ?? 'none',
    about: why.replace(/\s+/g, ' '),
  })),
  ...Object.entries(outputSeverities({})).map(([code, severity]) => ({
    name: code,
    severity,
    profiles: ['recommended', 'sigmahq', 'strict'],
    fix: 'none',
    about: rationales[code as Code],
  })),
]
