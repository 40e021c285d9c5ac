import type { KnownLogSource } from './known-logsource.js'

/** Returns the version of the appendix. */
export const appendixVersion = (text: string): string => /^- Version (\S+)/m.exec(text)?.[1] ?? ''

/** Reads the log sources from the tables of the appendix, and from its list of products with services. */
export const appendixLogsources = (text: string): readonly KnownLogSource[] => [...tableRows(text), ...listed(text)]

function tableRows(text: string): readonly KnownLogSource[] {
  return text.split('\n').flatMap((line) => {
    const [, , logsource = '', description = ''] = line.split('|').map((cell) => cell.trim())
    const parts = partsIn(logsource)
    if (Object.keys(parts).length === 0) return []
    const eventIds = [...afterKey(description, 'EventIDs?').matchAll(/\d+/g)].map(([id]) => Number(id))
    const channels = afterKey(description, 'Channel')
      .split('<br>')
      .map((channel) => channel.replace(/^[ -]+/, '').trim())
      .filter((channel) => channel !== '')
    return [{ ...parts, ...(eventIds.length > 0 ? { eventIds } : {}), ...(channels.length > 0 ? { channels } : {}) }]
  })
}

/** Returns the text of a cell after a key, up to the next one. */
const afterKey = (cell: string, key: string): string =>
  new RegExp(`(?:^|<br>)${key}:(.*?)(?=(?:<br>)?(?:EventIDs?|Channel|service):|$)`).exec(cell)?.[1] ?? ''

const partsIn = (cell: string): KnownLogSource =>
  Object.fromEntries(
    [...cell.matchAll(/(product|category|service): *([\w.-]+)/g)].map(([, key, value]) => [key, value]),
  )

function listed(text: string): readonly KnownLogSource[] {
  const found: KnownLogSource[] = []
  let product: string | undefined
  for (const line of text.slice(text.indexOf('### Specific')).split('\n')) {
    if (/^- `|^#/.test(line)) product = /^- `product: (\w+)`/.exec(line)?.[1]
    const service = /^ +- `service: ([\w-]+)`/.exec(line)?.[1]
    if (product !== undefined && service !== undefined) found.push({ product, service })
  }
  return found
}
