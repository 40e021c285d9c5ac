import type { KnownLogsource } from './taxonomy.js'

/** Returns the values that a log source gives to a field that it determines, in lower case; empty if unknown. */
export function determinedValues(
  { determined = [], eventIds = [], channels = [], category }: KnownLogsource,
  field: string,
) {
  if (!determined.includes(field)) return []
  if (field === 'EventID') return eventIds.map(String)
  if (field === 'Channel') return channels.map((channel) => channel.toLowerCase())
  return field === 'EventType' && category === 'registry_set' ? ['setvalue'] : []
}
