import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { corpusFolder, readSources } from './corpora.js'
import { survey } from './survey.js'

/** Exact conversions of the rules of one folder to one target. */
export interface PipelineFigures {
  readonly target: string
  readonly pipelines: readonly string[]
  readonly rules: number
  readonly exact: number
  /** `undefined` for a target without a pipeline for these rules. */
  readonly exactWithPipelines: number | undefined
}

/** The folder whose rules are counted, below that of all corpora. */
const COUNTED_FOLDER = 'sigmahq/rules/windows/process_creation'

const pipelinesOf: Readonly<Record<string, readonly string[]>> = {
  splunk: ['sysmon', 'splunk-windows'],
  eql: ['sysmon', 'ecs-windows'],
  esql: ['sysmon', 'ecs-windows'],
  lucene: ['sysmon', 'ecs-windows'],
  kql: ['sysmon', 'ecs-windows'],
  datadog: [],
}

/** Counts exact conversions of Windows process creation rules, with and without pipelines. */
export function surveyPipelines(): readonly PipelineFigures[] {
  const sources = readSources(corpusFolder(COUNTED_FOLDER))
  return Object.entries(pipelinesOf).map(([target, names]) => {
    const backend = backends.get(target)
    if (backend === undefined) throw new Error(`there is no target ${target}`)
    const plain = survey(sources, backend, undefined)
    const pipelines = names.flatMap((name) => findPipeline(name) ?? [])
    const mapped = pipelines.length === 0 ? undefined : survey(sources, backend, undefined, pipelines)
    return {
      target: backend.title,
      pipelines: names,
      rules: plain.length,
      exact: plain.filter(({ result }) => result === 'exact').length,
      exactWithPipelines: mapped?.filter(({ result }) => result === 'exact').length,
    }
  })
}
