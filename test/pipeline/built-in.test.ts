import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { builtInPipelines, loadPipeline } from '../../pipelines/index.js'
import { type Pipeline, parsePipeline } from '../../src/index.js'
import { builtInOutcomes } from './built-in.js'
import { reviewed } from './reviewed.js'

type Step = Pipeline['steps'][number]

const sources = [...pipelineTexts]

describe.each(sources)('the built-in pipeline %s', (name, source) => {
  const file = readFileSync(new URL(`../../pipelines/${name}.yml`, import.meta.url), 'utf8')

  test('is the file of that name without its comments, and is read without diagnostics', () => {
    const text = file.replace(/^ *#.*$/gm, '')
    expect({ text: source.text, found: parsePipeline(source).diagnostics }).toEqual({ text, found: [] })
  })

  test('names its schema in the first line, and its purpose below', () => {
    expect(file).toMatch(/^# yaml-language-server: \$schema=\.\.\/schemas\/pipeline\.json\n# \S/)
  })

  test('has a name, and a unique identifier for each step', () => {
    const { name: title, steps } = findPipeline(name)!
    expect(title).not.toBe(source.name)
    const all = steps.flatMap(inside)
    expect(all.filter(({ place }) => place.id.startsWith(place.kind))).toEqual([])
    expect(new Set(all.map(({ place }) => place.id)).size).toBe(all.length)
  })

  test('is for existing targets', () => {
    // Our targets, planned ones, and those of other converters.
    const known = new Set([...backends.keys(), 'elasticsearch', 'opensearch', 'splunk_spl2'])
    expect(findPipeline(name)!.allowedBackends.filter((target) => !known.has(target))).toEqual([])
  })

  test('has an example rule', () => {
    const shown = readdirSync(new URL('built-in/', import.meta.url)).map((file) =>
      readFileSync(new URL(`built-in/${file}`, import.meta.url), 'utf8'),
    )
    const used = shown.flatMap((text) => /^# pipelines: (.*)$/m.exec(text)?.[1]?.split(', ') ?? [])
    expect(used).toContain(name)
  })
})

test('an identifier in a condition belongs to one pipeline', () => {
  const texts = sources.map(([, { text }]) => text)
  const named = texts.flatMap((text) => [...text.matchAll(/processing_item_id: ([^}\n]*[^}\s])/g)].map(([, id]) => id))
  expect(new Set(named).size).toBeGreaterThan(0)
  for (const id of named) expect([id, texts.filter((text) => text.includes(`- id: ${id}\n`)).length]).toEqual([id, 1])
})

test.each([
  ['ecs_windows', 'ecs-windows'],
  ['ecs_windows_old', 'ecs-windows-old'],
  ['ecs_zeek_beats', 'ecs-zeek'],
  ['ecs_zeek_corelight', 'ecs-zeek-corelight'],
  ['zeek', 'zeek'],
  ['zeek_raw', 'zeek'],
  ['ecs_kubernetes', 'ecs-kubernetes'],
  ['ecs_macos_esf', 'ecs-macos-esf'],
  ['splunk_windows', 'splunk-windows'],
  ['splunk_sysmon_acceleration', 'splunk-sysmon'],
  ['splunk_cim', 'splunk-cim'],
  ['sysmon', 'sysmon'],
  ['windows-logsources', 'windows-logsources'],
  ['windows_audit', 'windows-audit'],
  ['ECS-Okta', 'ecs-okta'],
])('%s is the pipeline %s', async (asked, name) => {
  const found = findPipeline(asked)
  expect(found?.source).toBe(pipelineTexts.get(name))
  expect(await loadPipeline(asked)).toBe(found)
})

test('the list of pipelines describes each text', () => {
  const described = sources.map(([name]) => {
    const { name: title, allowedBackends } = findPipeline(name)!
    return { name, title, allowedBackends }
  })
  expect(builtInPipelines).toEqual(described)
})

test.each([
  '',
  'windows',
  'ecs',
  'ecs-windows.yml',
  'toString',
  '__proto__',
])('rejects the pipeline name `%s`', async (name) => {
  expect([findPipeline(name), await loadPipeline(name)]).toEqual([undefined, undefined])
})

describe('the rules in test/pipeline/built-in', () => {
  reviewed(new URL('built-in.expected.txt', import.meta.url), builtInOutcomes())
})

const inside = (step: Step): readonly Step[] =>
  step.action.changes === 'steps' ? [step, ...step.action.steps.flatMap(inside)] : [step]
