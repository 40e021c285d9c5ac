import type { FieldList } from './elastic-schema.js'
import { o365Fields } from './o365-fields.js'

/** Fields of newer packages than those of the field lists, which replace all names that begin alike. */
const newer: Readonly<
  Record<string, { readonly source: string; readonly start: string; readonly fields: FieldList['fields'] }>
> = {
  'o365.audit': {
    source:
      'elastic/integrations packages/o365/data_stream/audit/fields/fields.yml @ 07d7ad521d06369bdbd320809f56d2a325c51211',
    start: 'o365.audit.',
    fields: o365Fields,
  },
}

/** Returns the field list of a data stream with the fields of a newer package, if they are known. */
export function withNewerFields(stream: string, list: FieldList): FieldList {
  const update = newer[stream]
  if (update === undefined) return list
  const kept = Object.entries(list.fields).filter(([name]) => !name.startsWith(update.start))
  return {
    ...list,
    overlay: [...(list.overlay ?? []), update.source],
    fields: { ...Object.fromEntries(kept), ...update.fields },
  }
}
