import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** Files that reach a limit on purpose: a mutation of one takes as long as hundreds of others. */
const AT_A_LIMIT = /(?:^|[-/])too-/

/** The YAML files below these folders of the repository, in a fixed order. */
const textsIn = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yml') && !AT_A_LIMIT.test(name))
      .sort()
      .map((name) => readFileSync(new URL(`${folder}/${name.replaceAll('\\', '/')}`, root), 'utf8')),
  )

/** Rules, correlations and filters to mutate. */
export const ruleTexts = textsIn('rules', 'test/correlations', 'test/diagnostics', 'test/artifact')

/** Pipelines to mutate. */
export const pipelineTexts = textsIn('pipelines', 'test/pipeline/cases', 'test/pipeline/postprocessing')
