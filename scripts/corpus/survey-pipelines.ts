import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { knownSuggestions } from '../../pipelines/known-suggestions.js'
import { corpusFolder, readSources } from './corpora.js'
import { survey } from './survey.js'

/** Exact conversions of the rules of one folder to one target. */
export interface PipelineFigures {
  readonly target: string
  readonly pipelines: readonly string[]
  readonly rules: number
  readonly exact: number
  readonly exactWithPipelines: number
}

/** The folder whose rules are counted, below that of all corpora. */
const COUNTED_FOLDER = 'sigmahq/rules/windows/process_creation'

/** The targets in the order of the table. */
const TARGETS = ['splunk', 'eql', 'esql', 'lucene', 'kql', 'datadog']

/** The log source of these rules, for which sigmacast suggests pipelines. */
const LOGSOURCE = { product: 'windows', category: 'process_creation' }

/** Counts exact conversions of Windows process creation rules, without pipelines and with the suggested ones. */
export function surveyPipelines(): readonly PipelineFigures[] {
  const sources = readSources(corpusFolder(COUNTED_FOLDER))
  return TARGETS.map((target) => {
    const backend = backends.get(target)
    if (backend === undefined) throw new Error(`there is no target ${target}`)
    const [suggested] = knownSuggestions(LOGSOURCE, target) ?? []
    if (suggested === undefined) throw new Error(`no pipeline maps process creation for ${target}`)
    const names = suggested.before === null ? [suggested.name] : [suggested.name, suggested.before]
    const plain = survey(sources, backend, undefined)
    const pipelines = names.flatMap((name) => findPipeline(name) ?? [])
    const mapped = survey(sources, backend, undefined, pipelines)
    return {
      target: backend.title,
      pipelines: names,
      rules: plain.length,
      exact: plain.filter(({ result }) => result === 'exact').length,
      exactWithPipelines: mapped.filter(({ result }) => result === 'exact').length,
    }
  })
}
