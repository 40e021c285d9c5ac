/** A log source of Sigma's taxonomy with what is known of its events. */
export interface KnownLogSource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
  readonly eventIds?: readonly number[]
  readonly channels?: readonly string[]
  /** Names of fields, separated by spaces. */
  readonly fields?: string
  /** Fields that the log source determines. */
  readonly determined?: readonly string[]
}

/** Merges the facts of log sources with the same parts, and sorts them. */
export function mergeLogsources(logsources: readonly KnownLogSource[]): readonly KnownLogSource[] {
  const byName = new Map<string, KnownLogSource>()
  for (const logsource of logsources) {
    const name = nameOf(logsource)
    byName.set(name, { ...byName.get(name), ...logsource })
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, logsource]) => logsource)
}

const nameOf = ({ product = '', category = '', service = '' }: KnownLogSource): string =>
  [product, category, service].join('/')
