import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { invoke } from './invoke.js'

const rule = (title: string, logsource: string): string =>
  `title: ${title}\nlogsource: {${logsource}}\ndetection: {s: {Image: a}, condition: s}\n`

const files = {
  'audit/a.yml': rule('A', 'category: process_creation, product: windows'),
  'audit/b.yml': rule('B', 'category: process_creation, product: windows'),
  'dns.yml': rule('D', 'category: dns_query, product: windows'),
  'security.yml': rule('S', 'service: security, product: windows'),
  'linux.yml': rule('L', 'category: process_creation, product: linux'),
  'okta.yml': rule('O', 'product: okta, service: okta'),
  'unknown.yml': rule('U', 'product: toaster'),
  'upper.yml': rule('P', 'product: Windows, service: Security'),
  'any.yml': rule('Y', ''),
  'fields.yml': 'transformations: [{type: field_name_mapping, mapping: {Image: exe}}]\n',
  'text.yml': 'postprocessing: [{type: embed, suffix: " | head 5"}]\n',
}

const NO_PIPELINE = 'no pipeline is in use, so queries do not select the log sources of their rules'
const unhandled = (logsource: string): string =>
  `no pipeline in use maps the log source \`${logsource}\`, so the query searches all events`
const PROCESSES = 'category: process_creation, product: windows'
const SYSMON_OR_AUDIT = 'help: use the pipeline `sysmon` or `windows-audit` (`-p`, or `pipelines` in sigmacast.yml)'

/** Each row: arguments of `convert`, and the diagnostics about log sources. */
const rows: readonly (readonly [args: string, code: number, reported: readonly string[]])[] = [
  // Without a pipeline once per run, with suggestions for the first log source.
  [
    'audit dns.yml security.yml -t splunk',
    0,
    [
      `audit/a.yml:2:50 warning ${NO_PIPELINE}`,
      `help: for \`${PROCESSES}\`, use the pipeline \`sysmon\` or \`windows-audit\`, then \`splunk-windows\` to map the field names (\`-p\`, or \`pipelines\` in sigmacast.yml)`,
    ],
  ],
  [
    'security.yml -t kql',
    0,
    [
      `security.yml:2:41 warning ${NO_PIPELINE}`,
      'help: for `product: windows, service: security`, use the pipeline `ecs-windows` or `ecs-windows-old` (`-p`, or `pipelines` in sigmacast.yml)',
    ],
  ],
  // For several targets, the suggestions of each.
  [
    'audit -t splunk,kql,eql',
    0,
    ['splunk-windows', 'ecs-windows'].flatMap((names) => [
      `audit/a.yml:2:50 warning ${NO_PIPELINE}`,
      `help: for \`${PROCESSES}\`, use the pipeline \`sysmon\` or \`windows-audit\`, then \`${names}\` to map the field names (\`-p\`, or \`pipelines\` in sigmacast.yml)`,
    ]),
  ],
  // The target accepts this pipeline with an option only.
  [
    'linux.yml -t splunk -p splunk-windows',
    0,
    [
      `linux.yml:2:50 warning ${unhandled('category: process_creation, product: linux')}`,
      'help: use the pipeline `splunk-cim` (`-p`, or `pipelines` in sigmacast.yml); `--option data-model=tstats` searches the summaries of the data model, and `data-model=from` its events',
    ],
  ],
  // With pipelines once per log source, not per rule and target.
  [
    'audit dns.yml security.yml -t splunk -p splunk-windows',
    0,
    [
      `audit/a.yml:2:50 warning ${unhandled(PROCESSES)}`,
      SYSMON_OR_AUDIT,
      `dns.yml:2:43 warning ${unhandled('category: dns_query, product: windows')}`,
      'help: use the pipeline `sysmon` (`-p`, or `pipelines` in sigmacast.yml)',
    ],
  ],
  ['audit -t kql,eql -p ecs-windows', 0, [`audit/a.yml:2:50 warning ${unhandled(PROCESSES)}`, SYSMON_OR_AUDIT]],
  ['audit dns.yml security.yml -t splunk -p splunk-windows -p sysmon', 0, []],
  ['okta.yml -t kql -p ecs-okta -p ecs-zeek -p ecs-windows', 0, []],
  // A pipeline without log source conditions applies to all log sources, unless it maps neither fields nor log sources.
  ['audit okta.yml -t splunk -p fields.yml', 0, []],
  [
    'okta.yml -t splunk -p text.yml',
    0,
    [
      `okta.yml:2:22 warning ${unhandled('product: okta, service: okta')}`,
      'help: use the pipeline `splunk-okta` (`-p`, or `pipelines` in sigmacast.yml)',
    ],
  ],
  [
    'unknown.yml -t splunk -p sysmon',
    0,
    [
      `unknown.yml:2:22 warning ${unhandled('product: toaster')}`,
      'help: add a pipeline that maps this log source; `sigmacast list pipelines` lists the built-in ones',
    ],
  ],
  [
    'upper.yml -t splunk -p splunk-windows',
    0,
    [
      `upper.yml:2:22 warning ${unhandled('product: Windows, service: Security')}`,
      'help: pipelines compare log sources case-sensitively: write `product: windows, service: security`',
    ],
  ],
  // A refusal of the product is enough: no pipeline would help.
  ['okta.yml -t auth0', 1, ['help: use another target for this rule; `--product` selects the rules of a product']],
  // A rule without a log source is about every event.
  ['any.yml -t splunk', 0, []],
  ['audit -t splunk --unmapped-logsource ignore', 0, []],
  [
    'audit -t splunk -p splunk-windows --unmapped-logsource error',
    1,
    [`audit/a.yml:2:50 error ${unhandled(PROCESSES)}`, SYSMON_OR_AUDIT],
  ],
  [
    'audit -t splunk -p splunk-windows --strict',
    1,
    [`audit/a.yml:2:50 warning ${unhandled(PROCESSES)}`, SYSMON_OR_AUDIT],
  ],
]

describe('convert', () => {
  test.each(rows)('%s', async (args, code, reported) => {
    const outcome = await invoke(`convert ${args}`, { files, targets: backends, reportsLogsources: true })
    const lines = outcome.stderr.split('\n').flatMap((line) => {
      const found = /^(\S+ )(\w+) unmapped-logsource: (.*)$/.exec(line)
      if (found !== null) return [`${found[1]?.replace(/: $|:? $/, '')} ${found[2]} ${found[3]}`]
      return line.startsWith('   help: ') ? [line.trim()] : []
    })
    expect({ code: outcome.code, lines }).toEqual({ code, lines: reported })
  })
})

test('every rule has the diagnostic in its own JSON', async () => {
  const settings = { files, targets: backends, reportsLogsources: true }
  const { stdout } = await invoke('convert audit -t splunk -p splunk-windows --json', settings)
  const codes = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).diagnostics.map(({ code }: { code: string }) => code))
  expect(codes).toEqual([['unmapped-logsource'], ['unmapped-logsource']])
})

test('`--unmapped-logsource` accepts three values', async () => {
  const { code, stderr } = await invoke('convert dns.yml -t splunk --unmapped-logsource no', {
    files,
    targets: backends,
    reportsLogsources: true,
  })
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'sigmacast: `--unmapped-logsource` cannot be `no`; use one of error, warn, ignore\nSee `sigmacast convert --help`.\n',
  })
})

test('explain reports once for all targets why a search finds nothing', async () => {
  const dead = rule('X', 'category: process_creation, product: windows').replace('Image: a', 'EventID: 4688')
  const { code, stderr } = await invoke('explain dead.yml dns.yml security.yml -t kql,eql -p sysmon', {
    files: { ...files, 'dead.yml': dead },
    targets: backends,
    reportsLogsources: true,
  })
  const found = [...stderr.matchAll(/^(\S+) (\w+ [\w-]+): /gm)].map(([, place, what]) => `${place} ${what}`)
  expect({ code, found }).toEqual({
    code: 0,
    found: ['dead.yml:3:26 warning contradiction-after-pipeline', 'security.yml:2:41 warning unmapped-logsource'],
  })
})

test('counts the rules whose log sources no pipeline maps', async () => {
  const line = 'the queries of 3 rules select no log source'
  const settings = { files, targets: backends, reportsLogsources: true }
  expect((await invoke('convert audit dns.yml -t splunk,kql', settings)).stderr).toContain(line)
  expect((await invoke('convert audit dns.yml -t splunk -p splunk-windows', settings)).stderr).toContain(line)
  expect((await invoke('convert dns.yml -t splunk', settings)).stderr).not.toContain('log source\n')
})
