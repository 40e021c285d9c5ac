import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import type { Answer } from '../../site/playground/answer/answer.js'
import { openCompiler } from '../../site/playground/answer/open-compiler.js'
import { exampleInput, exampleTexts } from '../../site/playground/example.js'
import { appliedIn, commandLine, commandScript } from '../../site/playground/input/command.js'
import { emptyInput, type Input } from '../../site/playground/input/input.js'
import { folderWith, invoke } from '../cli/invoke.js'

async function answerTo(input: Input): Promise<Partial<Answer>> {
  let answer: Partial<Answer> = {}
  for await (const part of openCompiler(backends, '2026-01-01').answer(input)) answer = { ...answer, ...part }
  return answer
}

const windows = `title: Shell
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        Image|endswith: '\\cmd.exe'
        CommandLine|contains: |-
            END
            it's "$HOME"
    condition: selection
`

const rows: readonly (readonly [name: string, input: Input])[] = [
  ['the example', exampleInput],
  [
    'a filter and a pipeline',
    { ...exampleInput, target: 'kql', filters: exampleTexts.filters, pipeline: exampleTexts.pipeline },
  ],
  [
    'a format with options',
    { ...exampleInput, settings: { auth0: { format: 'url', options: { tenant: 'our-tenant', region: 'eu' } } } },
  ],
  [
    'options that are wrong, or for another format',
    {
      ...exampleInput,
      settings: { auth0: { format: 'url', options: { tenant: 'our tenant', other: 'x', region: 'eu' } } },
    },
  ],
  [
    'options of the target and blanks',
    { ...exampleInput, target: 'splunk', settings: { splunk: { format: '', options: { fields: 'a b,c' } } } },
  ],
  [
    'built-in pipelines, some for other targets',
    { ...emptyInput, rules: windows, target: 'eql', builtIn: ['ecs-windows', 'splunk-windows'] },
  ],
]

test.each(rows)('the command with %s makes the artifact that the playground shows', async (_, input) => {
  const answer = await answerTo(input)
  const cwd = folderWith({})
  const shown = 'sigmacast() { printf "%s\\0" "$@" > arguments; }\n'
  const { status, stderr } = spawnSync('bash', ['-e', '-c', shown + commandScript(input, appliedIn(input, answer))], {
    cwd,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  const args = readFileSync(join(cwd, 'arguments'), 'utf8').split('\0').slice(0, -1)
  const { stdout, code } = await invoke('', { cwd, targets: backends, args })
  expect([code, stdout.trimEnd()]).toEqual([0, answer.artifact?.text])
})

test('quotes what a shell would read', () => {
  const applied = { pipelines: ['my pipeline.yml'], options: { index: `a b'c` } }
  expect(commandLine(emptyInput, applied)).toBe(
    `sigmacast convert rule.yml --target splunk --pipeline 'my pipeline.yml' --option 'index=a b'\\''c' --lossy`,
  )
})
