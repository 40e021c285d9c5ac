import type { KnownLogSource } from './taxonomy.js'

/** Returns the values that a category gives to a field, in lower case; empty if it gives none. */
export function determinedValues(known: KnownLogSource, field: string): readonly string[] {
  const { determined = [], eventIds = [], channels = [], category } = known
  if (field === 'Provider_Name') return channels.flatMap((channel) => PROVIDERS[channel] ?? [])
  if (!determined.includes(field)) return []
  if (field === 'EventID') return eventIds.map(String)
  if (field === 'Channel') return channels.map((channel) => channel.toLowerCase())
  return field === 'EventType' && category === 'registry_set' ? ['setvalue'] : []
}

/** The provider that writes a channel of a category, in lower case. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'Microsoft-Windows-Sysmon/Operational': 'microsoft-windows-sysmon',
  'Microsoft-Windows-PowerShell/Operational': 'microsoft-windows-powershell',
  'PowerShellCore/Operational': 'powershellcore',
  'Windows PowerShell': 'powershell',
}
