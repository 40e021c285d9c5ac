import { constants } from './constants.mjs'
import { exportsOf } from './exports-of.mjs'
import { readJson } from './repository.mjs'

/** Returns the table of the pipelines that are suggested for the log sources of Sigma's taxonomy and of public rules. */
export async function knownSuggestions() {
  const { logsources } = await readJson('src/check/data/taxonomy.json')
  const counted = await readJson('scripts/docs/corpus-logsources.json')
  const { suggestionTable } = await exportsOf('scripts/generate/pipeline-suggestions.ts')
  return constants(
    'pipelines/suggestions',
    suggestionTable([...logsources, ...counted]),
    `import type { PipelineSuggestion } from '../src/convert/convert-settings.js'

export declare const targets: readonly string[]
export declare const answers: readonly (readonly PipelineSuggestion[])[]
/** By \`product/category/service\`: the number of the answer for each target. */
export declare const logsources: Readonly<Record<string, readonly number[]>>
/** The values of log sources that conditions of built-in pipelines name. */
export declare const names: readonly string[]
`,
  )
}
