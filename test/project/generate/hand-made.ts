import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OptionSettings, OptionSpecs } from '../../../src/backend/option.js'
import { parsePipeline } from '../../../src/pipeline/read/parse-pipeline.js'
import type { Acceptance } from '../../../src/project/config/config.js'
import type { Output, Project, RuleOutputSettings } from '../../../src/project/config/project.js'
import { findInputs } from '../../../src/project/files/inputs.js'
import type { Cannot } from '../../../src/project/workspace/skip-refused.js'
import { targets } from '../../cli/targets.js'

/** An output of a project that a test makes by hand. */
export interface HandMadeOutput {
  readonly path: string
  readonly target?: string | readonly string[]
  readonly format?: string
  readonly pipelines?: readonly string[]
  readonly formatOptions?: OptionSettings<OptionSpecs>
  readonly accept?: Acceptance
  readonly cannot?: Cannot
  readonly isCommitted?: boolean
  readonly isOneFile?: boolean
  readonly titles?: readonly string[]
}

/** Reads the rules of a folder and returns a project with these outputs. */
export async function handMade(root: string, outputs: Readonly<Record<string, HandMadeOutput>>): Promise<Project> {
  const inputs = await findInputs(['rules'], root)
  const made = Object.entries(outputs).map(([name, output]) => makeOutput(root, name, output))
  const pipelineTexts = made.map(({ texts }) => texts)
  return {
    root,
    file: 'sigmacast.yml',
    environment: undefined,
    targets,
    limits: {},
    check: {},
    inputs,
    tests: { files: { inputs: [], labelled: [] }, require: 'ignore' },
    outputs: made.map(({ output }) => output),
    outputNames: Object.keys(outputs),
    environmentNames: [],
    dependencies: [],
    settingsKey: JSON.stringify([outputs, pipelineTexts]),
  }
}

function makeOutput(root: string, name: string, given: HandMadeOutput): { output: Output; texts: readonly string[] } {
  const texts = (given.pipelines ?? []).map((path) => readFileSync(join(root, path), 'utf8'))
  const pipelines = texts.flatMap((text, index) => {
    const { pipeline } = parsePipeline({ name: given.pipelines?.[index] ?? '', text })
    return pipeline ?? []
  })
  const settings: RuleOutputSettings = {
    targets: [given.target ?? 'plain'].flat().map((target) => {
      const backend = targets.get(target)
      const format = backend?.formats.find((candidate) => candidate.name === (given.format ?? 'query'))
      if (backend === undefined || format === undefined) throw new Error(`no ${target} ${given.format}`)
      return { backend, format, options: {}, formatOptions: given.formatOptions ?? {} }
    }),
    common: { pipelines, unmappedLogsource: 'ignore' },
    accept: given.accept ?? {},
    cannot: given.cannot ?? 'error',
    fingerprint: JSON.stringify([given, texts]),
  }
  return {
    texts,
    output: {
      name,
      path: given.path,
      isOneFile: given.isOneFile ?? !/[{]/.test(given.path),
      isCommitted: given.isCommitted ?? true,
      selects: ({ rule }) => given.titles === undefined || given.titles.includes(rule?.metadata.title ?? ''),
      settingsFor: () => settings,
    },
  }
}
