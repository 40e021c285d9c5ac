import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { invoke } from './invoke.js'

const onTerminal = { terminals: ['stdout'], env: { NO_COLOR: '1' } } as const

test('shows headings on a terminal', async () => {
  expect((await invoke('list formats', onTerminal)).stdout).toBe(`target  name    about
plain   query   only the query
plain   loud    in capitals
plain   card    a card with the title
plain   stanza  a stanza by the title
mini    query   only the query
`)
})

test('wraps cells to the width of the terminal', async () => {
  expect((await invoke('list options', { ...onTerminal, columns: 58 })).stdout).toBe(
    `target  name    formats  type         default  about
plain   table   all      boolean      false    end with a
                                               table
plain   order   all      none, up,    none     how to sort
                         down
plain   mark    loud     text                  what stands
                                               at the end
plain   weight  stanza   number       -        how heavy
                                               it is
plain   labels  stanza   list                  what it is
                                               called, too
`,
  )
})

test.each([60, 100, 200])('`list schemas` fits %i columns, and says what else there is', async (columns) => {
  const { stdout, stderr } = await invoke('list schemas', { ...onTerminal, columns, targets: backends })
  const widest = Math.max(...stdout.split('\n').map((line) => line.length))
  expect({ isFitting: widest <= Math.max(columns, 58 + 2 + 24), stderr }).toEqual({
    isFitting: true,
    stderr: '`--json` also shows: source, revision\n',
  })
})

test('shows numbers of rules below their heading', async () => {
  const files = { 'one.yml': 'title: A\nlogsource: { category: c }\ndetection: { s: { f: 1 }, condition: s }\n' }
  expect((await invoke('list fields one.yml', { ...onTerminal, files })).stdout).toBe('field  rules\nf      1\n')
})

test('wraps East Asian characters by their width', async () => {
  const name = 'フ'.repeat(20)
  const files = {
    'one.yml': 'title: A\nlogsource: { category: c }\ndetection: { s: { a: 1 }, condition: s }\n',
    'map.yml': `transformations:\n  - { type: field_name_mapping, mapping: { a: ${name} } }\n`,
  }
  expect((await invoke('list fields one.yml -p map.yml', { ...onTerminal, columns: 40, files })).stdout).toBe(
    `field  becomes                     rules
a      ${'フ'.repeat(13)}  1
       ${'フ'.repeat(7)}
`,
  )
})
