import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

const CONFIG = `rules: rules/
outputs:
  splunk: { target: splunk, format: savedsearches, pipelines: splunk-windows, path: dist/splunk/savedsearches.conf }
  kibana: { target: [kql, eql], format: rule, pipelines: ecs-windows, path: 'dist/kibana/{dir}/{stem}.json', cannot: skip }
  esql: { target: esql, pipelines: ecs-windows, path: 'dist/esql/{dir}/{stem}.esql', cannot: skip }
`

/** Creates a project with rules of common sizes. */
export function createProject(rules: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-cost-'))
  writeFileSync(join(folder, 'sigmacast.yml'), CONFIG)
  for (let at = 0; at < rules; at++) {
    mkdirSync(join(folder, 'rules', `group-${at % 20}`), { recursive: true })
    writeFileSync(ruleFile(folder, at), ruleText(at, 'powershell'))
  }
  return folder
}

/** Changes one rule. */
export const editRule = (folder: string): void => writeFileSync(ruleFile(folder, 7), ruleText(7, 'pwsh'))

export const removeProject = (folder: string): void => rmSync(folder, { recursive: true, force: true })

const ruleFile = (folder: string, at: number): string => join(folder, 'rules', `group-${at % 20}`, `rule-${at}.yml`)

const ruleText = (at: number, tool: string): string => `title: Suspicious use of ${tool} ${at}
id: 00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}
status: test
description: Detects a command line of ${tool} that downloads and starts a program, variant ${at}
references: [https://example.com/reports/${at}]
author: Example
date: 2026-01-${`${(at % 28) + 1}`.padStart(2, '0')}
tags: [attack.execution, attack.t1059.001]
logsource: { product: windows, category: process_creation }
detection:
  selection_image:
    - Image|endswith: ['\\\\${tool}.exe', '\\\\cmd.exe']
    - OriginalFileName: ['${tool}.exe', 'cmd.exe']
  selection_command:
    CommandLine|contains|all: ['-enc', 'http${at}']
  selection_parent:
    ParentImage|endswith: ['\\\\winword.exe', '\\\\excel.exe', '\\\\outlook.exe', '\\\\tool${at}.exe']
  filter_admin:
    User|startswith: 'ADMIN'
    CommandLine|contains: ['C:\\\\Program Files\\\\', 'C:\\\\Windows\\\\ccm${at}']
  condition: all of selection_* and not filter_admin
falsepositives: [Administrators]
level: high
`

/** Writes the processor time of a process, in microseconds, when it ends. */
const METER = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(process.env.COST_FILE,String(user+system))})`

/** Returns the processor time of a run of \`sigmacast generate\`, in microseconds. */
export const costOf = (folder: string): number => measure(folder, [main, 'generate'])

/** Returns the processor time of a process of Node.js that does nothing. */
export const startCost = (folder: string): number => measure(folder, ['-e', ''])

function measure(folder: string, args: readonly string[]): number {
  const file = join(folder, 'cost.txt')
  const { status, stderr } = spawnSync(process.execPath, ['--import', METER, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, COST_FILE: file },
  })
  if (status !== 0) throw new Error(`sigmacast ended with ${status}: ${stderr.slice(0, 500)}`)
  return Number(readFileSync(file, 'utf8'))
}
