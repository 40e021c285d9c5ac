import { logsources } from '../../../check/data/taxonomy.generated.js'
import type { MeasuredCoverage } from '../../../project/coverage/cover-files.js'
import { type CoverageGaps, findGaps } from '../../../project/coverage/find-gaps.js'
import { isNamed, logSourceName, partsOf } from '../../../project/coverage/log-source-name.js'
import { usageError } from '../../../project/files/usage-error.js'
import { didYouMean } from '../../../text/suggest.js'

/** A coverage with its gaps, if a log source was named. */
export interface CoverageReport extends MeasuredCoverage {
  readonly gaps?: CoverageGaps
}

/** Adds the gaps against a log source. Throws a usage error for one that neither the rules nor Sigma's taxonomy know. */
export function coverageReport(
  measured: MeasuredCoverage,
  logsource: string | undefined,
  peers: readonly string[],
): CoverageReport {
  if (logsource === undefined) return measured
  const used = measured.rules.flatMap((rule) => rule.logsources)
  const known = [...used, ...logsources]
  for (const [flag, name] of [['--gaps', logsource], ...peers.map((peer) => ['--peers', peer])] as const) {
    if (partsOf(name ?? '').length > 0 && known.some(isNamed(name ?? ''))) continue
    const names = new Set(used.flatMap((parts) => [logSourceName(parts), ...Object.values(parts)]))
    const help = didYouMean(name ?? '', names) ?? 'write its product, category and service, such as `windows/dns_query`'
    throw usageError(`\`${flag}\`: there is no log source \`${name}\``, help)
  }
  return { ...measured, gaps: findGaps(measured.rules, logsource, peers) }
}
