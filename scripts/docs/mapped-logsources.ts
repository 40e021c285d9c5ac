import { readFileSync } from 'node:fs'
import { backends } from '../../backends/index.js'
import { findPipeline, suggestPipelines } from '../../pipelines/all.js'
import { type DetectionRule, parseRules } from '../../src/index.js'
import type { LogSourcePart } from '../../src/rule/rule.js'

/** A log source of public rules. */
export type CountedLogSource = Readonly<Partial<Record<LogSourcePart, string>>> & { readonly rules: number }

/** Where `npm run docs:corpus` writes the log sources of public rules. */
export const logsourcesFile = new URL('corpus-logsources.json', import.meta.url)

/** Platforms with the target that stands for each. */
export const PLATFORMS = { Elastic: 'eql', Splunk: 'splunk', Datadog: 'datadog', Auth0: 'auth0' } as const

/** A log source, and for each platform the pipelines that map it; empty if none does. */
export interface MappedLogSource {
  readonly logsource: CountedLogSource
  readonly pipelines: readonly (readonly string[])[]
}

/** In place of pipelines, for a target with the logs of one product. */
export const NO_PIPELINE = 'no pipeline needed'

/** Finds the built-in pipelines that map the log sources of public rules to the platforms. */
export function mappedLogsources(): readonly MappedLogSource[] {
  const logsources = JSON.parse(readFileSync(logsourcesFile, 'utf8')) as readonly CountedLogSource[]
  return logsources.map((logsource) => ({
    logsource,
    pipelines: Object.values(PLATFORMS).map((target) => pipelinesFor(ruleAbout(logsource), target)),
  }))
}

/** Pipelines for every target name events, not the fields of a platform: they count with the one that follows them. */
function pipelinesFor(rule: DetectionRule, name: string): readonly string[] {
  const target = backends.get(name)
  if (target === undefined) throw new Error(`there is no target ${name}`)
  if (target.product !== undefined && target.product === rule.logsource.product) return [NO_PIPELINE]
  return suggestPipelines(rule, target).flatMap(({ name: first, before }) => {
    const isForPlatform = (findPipeline(first)?.allowedBackends ?? []).length > 0
    return before !== null ? [`${first} ${before}`] : isForPlatform ? [first] : []
  })
}

function ruleAbout({ rules: _, ...logsource }: CountedLogSource): DetectionRule {
  const detection = { selection: { field: 'value' }, condition: 'selection' }
  const [document] = parseRules({ name: 'rule.yml', text: JSON.stringify({ title: 'rule', logsource, detection }) })
  if (document?.rule?.kind !== 'detection') throw new Error(`no rule has the log source ${JSON.stringify(logsource)}`)
  return document.rule
}
