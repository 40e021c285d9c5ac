import type { KnownLogSource } from './known-logsource.js'

/** The parts of SigmaHQ's taxonomy file that are needed here. */
export interface PublishedTaxonomy {
  readonly version: string
  readonly taxonomy: Readonly<Record<string, PublishedLogSource>>
}

interface PublishedLogSource {
  readonly logsource: Readonly<Record<'product' | 'category' | 'service', string | null>>
  readonly field: Readonly<Record<'native' | 'custom' | 'redundant', readonly string[]>>
}

export const publishedLogsources = ({ taxonomy }: PublishedTaxonomy): readonly KnownLogSource[] =>
  Object.values(taxonomy).map(({ logsource: { product, category, service }, field }) => {
    // One name of the file is two names with a comma.
    const names = [...field.native, ...field.custom].flatMap((name) => name.split(/[,\s]+/))
    const fields = [...new Set(names)].sort()
    return {
      ...(product === null ? {} : { product }),
      ...(category === null ? {} : { category }),
      ...(service === null ? {} : { service }),
      ...(fields.length === 0 ? {} : { fields: fields.join(' ') }),
      ...(field.redundant.length === 0 ? {} : { determined: [...field.redundant].sort() }),
    }
  })
