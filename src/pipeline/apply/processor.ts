import { applyLatest } from './apply-latest.js'
import { applyPipelines } from './apply-pipelines.js'
import { checkAllowed } from './check-allowed.js'
import { checkContradictions } from './check-contradictions.js'
import { combine } from './combine.js'
import { handlesLogsource, hasLogsourceCondition } from './handles-logsource.js'
import { mergeStates } from './merge-states.js'
import { nameField } from './name-field.js'
import { postprocessQuery } from './postprocess-query.js'
import { checkMapped, isFieldMapped } from './unmapped-fields.js'

/** The functions that apply pipelines. Each pipeline brings them, so that a program without pipelines has none of them. */
export const processor = {
  applyLatest,
  applyPipelines,
  checkAllowed,
  checkContradictions,
  checkMapped,
  combine,
  handlesLogsource,
  hasLogsourceCondition,
  isFieldMapped,
  mergeStates,
  nameField,
  postprocessQuery,
}

export type Processor = typeof processor
