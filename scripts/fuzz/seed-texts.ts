import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** Files that go to a limit on purpose: each mutation of one would take as long as hundreds of others. */
const AT_A_LIMIT = /(?:^|[-/])too-/

/** The YAML files below these folders of the repository, in the same order everywhere. */
const textsIn = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yml') && !AT_A_LIMIT.test(name))
      .sort()
      .map((name) => readFileSync(new URL(`${folder}/${name.replaceAll('\\', '/')}`, root), 'utf8')),
  )

/** Files of rules, correlations and filters that mutations start from. */
export const ruleTexts = textsIn('rules', 'test/correlations', 'test/diagnostics', 'test/artifact')

/** Pipelines that mutations start from. */
export const pipelineTexts = textsIn('pipelines', 'test/pipeline/cases', 'test/pipeline/postprocessing')
