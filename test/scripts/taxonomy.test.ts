import { expect, test } from 'vitest'
import { appendixLogsources, appendixVersion } from '../../scripts/taxonomy/appendix.js'
import { mergeLogsources } from '../../scripts/taxonomy/known-logsource.js'
import { publishedLogsources } from '../../scripts/taxonomy/published.js'

const appendix = `# Taxonomy

- Version 2.1.0

| Product | Logsource | Description |
| ------- | --------- | ----------- |
| windows | product: windows<br>category: ps_module | EventID: 4103<br>Channel:<br> - Microsoft-Windows-PowerShell/Operational<br> - PowerShellCore/Operational |
| windows | product: windows<br>category: sysmon_status | EventIDs: <br> - 4<br> - 16<br>Channel: Microsoft-Windows-Sysmon/Operational |
| Linux | product: linux<br>category: file_event | EventID: 11<br>service: sysmon |
|  | category: dns | |

### Specific

- \`product: apache\`: logs
  - \`service: error\`: errors
- \`category: proxy\`
  - \`service: none\`
`

test('the tables and lists of the appendix are log sources', () => {
  expect(appendixVersion(appendix)).toBe('2.1.0')
  expect(appendixLogsources(appendix)).toEqual([
    {
      product: 'windows',
      category: 'ps_module',
      eventIds: [4103],
      channels: ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'],
    },
    {
      product: 'windows',
      category: 'sysmon_status',
      eventIds: [4, 16],
      channels: ['Microsoft-Windows-Sysmon/Operational'],
    },
    { product: 'linux', category: 'file_event', eventIds: [11] },
    { category: 'dns' },
    { product: 'apache', service: 'error' },
  ])
})

test('published fields are sorted and merged with the appendix', () => {
  const published = publishedLogsources({
    version: '1',
    taxonomy: {
      a: {
        logsource: { product: 'linux', category: 'file_event', service: null },
        field: { native: ['b', 'a,c', 'b'], custom: ['d'], redundant: ['z', 'y'] },
      },
      b: {
        logsource: { product: null, category: null, service: 'nginx' },
        field: { native: [], custom: [], redundant: [] },
      },
    },
  })
  expect(mergeLogsources([...appendixLogsources(appendix).slice(2, 4), ...published])).toEqual([
    { service: 'nginx' },
    { category: 'dns' },
    {
      product: 'linux',
      category: 'file_event',
      eventIds: [11],
      fields: 'a b c d',
      determined: ['y', 'z'],
    },
  ])
})
