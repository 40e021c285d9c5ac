import { LOGSOURCE_PARTS_BY_SCOPE, type LogSourcePart } from '../../rule/rule.js'
import type { YamlScalar } from '../../rule/yaml/node.js'
import { type KnownLogSource, logsources } from '../data/taxonomy.generated.js'
import type { RuleContext } from '../rule-context.js'

export type { KnownLogSource } from '../data/taxonomy.generated.js'

/** The parts of a log source as written. */
export type WrittenLogSource = Readonly<Partial<Record<LogSourcePart, YamlScalar>>>

/**
 * Returns the log source of a rule or filter as written; empty for other documents, and for rules that declare another
 * taxonomy than Sigma's.
 */
export function logsourceOf({ nodeAt }: RuleContext): WrittenLogSource {
  const taxonomy = nodeAt('taxonomy')
  if (taxonomy !== undefined && !(taxonomy.kind === 'scalar' && /^(?:sigma)?$/i.test(taxonomy.text))) return {}
  return Object.fromEntries(
    LOGSOURCE_PARTS_BY_SCOPE.flatMap((part) => {
      const node = nodeAt('logsource', part)
      return node?.kind === 'scalar' && node.type === 'text' && node.text !== '' ? [[part, node]] : []
    }),
  )
}

/** Returns what the taxonomy knows of a log source with exactly these parts, ignoring letter case. */
export const knownLogsource = (parts: WrittenLogSource): KnownLogSource | undefined =>
  byName.get(LOGSOURCE_PARTS_BY_SCOPE.map((part) => parts[part]?.text.toLowerCase() ?? '').join('/'))

const byName: ReadonlyMap<string, KnownLogSource> = new Map(
  logsources.map((known) => [LOGSOURCE_PARTS_BY_SCOPE.map((part) => known[part] ?? '').join('/'), known]),
)

/** Returns the values that a part can have in log sources of the taxonomy; of one product, or of all. */
export function knownValues(part: LogSourcePart, product?: string): ReadonlySet<string> {
  const key = `${part} ${product ?? ''}`
  const before = valuesByKey.get(key)
  if (before !== undefined) return before
  const values = new Set(
    logsources
      .filter((known) => product === undefined || known.product === undefined || known.product === product)
      .flatMap((known) => known[part] ?? []),
  )
  valuesByKey.set(key, values)
  return values
}

const valuesByKey = new Map<string, ReadonlySet<string>>()

/** Returns the fields of the events of a log source; empty if the taxonomy does not list them. */
export const knownFields = (parts: WrittenLogSource): readonly string[] => knownLogsource(parts)?.fields ?? []

/** The names of the fields of all log sources. */
export const allFields: ReadonlySet<string> = new Set(logsources.flatMap(({ fields = [] }) => fields))

/** Returns the log sources of a product whose events are in one of these channels. */
export const logsourcesInChannels = (product: string, channels: readonly string[]): readonly KnownLogSource[] =>
  logsources.filter(
    (known) => known.product === product && known.channels?.some((channel) => channels.includes(channel)),
  )
