import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { search } from '../../backends/splunk/search.js'
import { where } from '../../backends/splunk/where.js'
import { disagreementText } from '../../scripts/prove/disagreement-text.js'
import { eventsFor } from '../../scripts/prove/events-for.js'
import { sum } from '../../scripts/prove/figures.js'
import { type Case, type Proof, prove } from '../../scripts/prove/prove.js'
import { shrink } from '../../scripts/prove/shrink.js'
import { subjectsOf } from '../../scripts/prove/subject.js'
import type { ProofTarget } from '../../scripts/prove/targets.js'
import { type Backend, type Dialect, type Renderers, wider } from '../../src/backend.js'
import { seeded } from '../../src/witness/choose.js'
import { knownDifferences } from '../engines/known-differences.js'
import { openSpl } from '../engines/readers.js'

// Dialects with a mistake: the proof finds it, and reduces it to a minimum. The engine is the reader of SPL in this
// tree.
const rule = `title: many parts
logsource: {product: windows}
detection:
  selection_image:
    - Image|endswith: ['\\cmd.exe', '\\powershell.exe']
    - OriginalFileName: [Cmd.Exe, PowerShell.EXE]
  selection_more:
    EventID: 4688
    CommandLine|contains|all: [' /c ', 'whoami']
    CommandLine|re: 'who(am)?i\\s+/all'
  selection_parent:
    ParentImage: null
  filter_main:
    User|startswith: 'NT AUTHORITY'
    LogonId|gte: 1000
  condition: selection_image and selection_more and 1 of selection_p* and not 1 of filter_*
`

const target = (change: Partial<Renderers>, logic: Partial<Dialect['logic']> = {}): ProofTarget => {
  const slip: Dialect = {
    ...search,
    logic: { ...search.logic, ...logic },
    predicates: { ...search.predicates, ...change },
  }
  const backend: Backend = { ...(splunk as Backend), stages: () => [slip, where] }
  return { name: 'slip', backend, options: {}, shape: (event) => event }
}

const cases: readonly Case[] = subjectsOf({ name: 'rule.yml', text: rule }).map((subject) => ({
  subject,
  events: eventsFor(subject.expr, 200, seeded(1)),
}))

async function proof(target: ProofTarget): Promise<Proof & { smallest: string }> {
  const engine = (await openSpl())!
  const found = await prove(cases, target, engine, knownDifferences)
  const [first] = found.disagreements
  const again = async (one: Case) => (await prove([one], target, engine, knownDifferences)).disagreements
  const smallest = first && (await shrink(first, again))
  return { ...found, smallest: smallest === undefined ? '' : disagreementText(smallest, target.name, engine.name) }
}

test('reports nothing without a mistake', async () => {
  const { figures, smallest } = await proof(target({}))
  const { rules, accepted, run, checks, outside, inside, disagreements } = figures
  const excused = [...figures.excused.values()]
  expect({
    rules,
    accepted,
    run,
    events: checks - inside + sum(outside.values()),
    excused,
    disagreements,
    smallest,
  }).toEqual({
    excused: [],
    rules: 1,
    accepted: 1,
    run: 1,
    events: 200,
    disagreements: 0,
    smallest: '',
  })
})

/** The printed parts: the selection, its meaning, the query, and more. */
const shown = (selection: string, meaning: string, query: string, ...rest: readonly string[]): string => {
  const [name = ''] = selection.split(':')
  const head = rest.length > 1 ? 'the verdicts differ' : 'the engine rejects the query'
  return `slip on spl: ${head}
  title: shrunk
  logsource: {"product":"windows"}
  detection:
    ${selection.replaceAll('\n', '\n      ')}
    condition: ${name}
  meaning: ${meaning}
  query (exact): ${query}
  ${rest.join('\n  ')}`
}
const MISSED = 'the rule matches, the query does not select'

test.each<readonly [string, ProofTarget, string]>([
  [
    'a negation that is lost',
    target({}, { not: (atom) => atom }),
    shown('selection_parent:\nParentImage: null', 'ParentImage: null', 'ParentImage=*', 'event: {}', MISSED),
  ],
  [
    'OR that is said as AND',
    target({}, { or: ' ' }),
    shown(
      'selection_image:\n- Image: ""\n- OriginalFileName: ""',
      'Image: "" or OriginalFileName: ""',
      'Image="" OriginalFileName=""',
      'event: {"Image":""}',
      MISSED,
    ),
  ],
  [
    'a number with a blank',
    target({ equals: ({ text }, field) => `${field}="${text} "` }),
    shown('selection_more:\nEventID: 4688', 'EventID: 4688', 'EventID="4688 "', 'event: {"EventID":4688}', MISSED),
  ],
  [
    'a wider text that is narrower',
    target({ regex: (_, field) => wider(`${field}="whoi*"`, 'a slip') }),
    shown(
      'selection_more:\nCommandLine|re: ""',
      'CommandLine|re: ""',
      'CommandLine="whoi*" | where match(CommandLine, "")',
      'event: {"CommandLine":""}',
      MISSED,
    ),
  ],
  [
    'a comparison on the wrong side',
    target({ compare: ({ value }, field) => `${field}<=${value}` }),
    shown('filter_main:\nLogonId|gte: 1000', 'LogonId|gte: 1000', 'LogonId<=1000', 'event: {"LogonId":"1001"}', MISSED),
  ],
  [
    'a query that is none',
    target({ equals: ({ text }, field) => `${field}==${text}` }),
    shown(
      'selection_more:\nEventID: 4688',
      'EventID: 4688',
      'EventID==4688',
      'refused: `==` is no operator of search (at character 7 of: EventID==4688)',
    ),
  ],
])('%s is found, and shown with nothing around it', async (_, target, expected) => {
  expect((await proof(target)).smallest).toBe(expected)
})
