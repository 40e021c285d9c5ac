import { join } from 'node:path'
import { installed, sourceFolder } from '../installation.js'
import { openJsonLines } from '../json-lines.js'
import { pythonIn } from '../python.js'
import type { ConditionTree } from './pipeline-differences.js'

/** A third-party implementation of pipelines. */
export interface PipelineJudge {
  readonly process: (tasks: readonly PipelineTask[]) => Promise<readonly PipelineAnswer[]>
  readonly close: () => Promise<void>
}

export interface PipelineTask {
  readonly rule: string
  readonly pipeline: string
}

/** The condition of the processed rule, or the reason why it cannot be processed. */
export type PipelineAnswer = { readonly tree: ConditionTree } | { readonly refused: string }

/** Opens pySigma as a judge of pipelines; undefined if it is not installed. */
export async function openPipelineJudge(): Promise<PipelineJudge | undefined> {
  const folder = installed('pysigma')
  if (folder === undefined) return undefined
  const program = openJsonLines<PipelineTask, PipelineAnswer>(pythonIn(folder), [
    '-B',
    join(sourceFolder('pysigma'), 'main.py'),
  ])
  return { process: program.ask, close: program.close }
}
