import { inBackQuotes, wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { selectedEventIds } from './selected-event-ids.js'
import { knownLogsource, logsourceOf, logsourcesInChannels, type WrittenLogSource } from './taxonomy.js'

export const specificLogsource = defineCheck({
  code: 'specific-logsource',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (service: string, id: string, categories: readonly string[]) =>
    `event ${id} of \`${service}\` belongs to the category ${wordList(inBackQuotes(categories), 'or')}`,
  help: (service, _, [category]) =>
    `write \`category: ${category}\` instead of \`service: ${service}\`; keep the \`EventID\` only to select some of its events`,
  why: `A category stands for the same events in every log that has them. A rule for one log misses those that other sensors
write, and pipelines map the fields of categories more often than those of services.`,
  wrong: `
title: Whoami
logsource: { product: windows, service: sysmon }
detection:
    selection: { EventID: 1, Image|endswith: \\whoami.exe }
    condition: selection
`,
  right: `
title: Whoami
logsource: { product: windows, category: process_creation }
detection:
    selection: { Image|endswith: \\whoami.exe }
    condition: selection
`,
  checkRule: (context, report) => {
    const logsource = logsourceOf(context)
    const { product, category, service } = logsource
    if (product?.text.toLowerCase() !== 'windows' || service === undefined || category !== undefined) return
    const ids = selectedEventIds(context)
    const [first] = ids
    if (first === undefined) return
    const categories = categoriesOf(
      logsource,
      ids.map(({ text }) => Number(text)),
    )
    if (categories.length > 0) report(first.span, [service.text, first.text, categories])
  },
})

/** Returns the narrowest categories that contain all of these events of a service. */
function categoriesOf(logsource: WrittenLogSource, ids: readonly number[]): readonly string[] {
  const { channels = [] } = knownLogsource(logsource) ?? {}
  if (channels.includes(SECURITY)) return ids.every((id) => id === PROCESS_CREATED) ? ['process_creation'] : []
  const covering = logsourcesInChannels('windows', channels).filter(
    ({ category, eventIds = [] }) => category !== undefined && ids.every((id) => eventIds.includes(id)),
  )
  const least = Math.min(...covering.map(({ eventIds = [] }) => eventIds.length))
  return covering.flatMap(({ category, eventIds }) =>
    category !== undefined && eventIds?.length === least ? [category] : [],
  )
}

/** The security log also contains process creations: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4688 */
const SECURITY = 'Security'
const PROCESS_CREATED = 4688
