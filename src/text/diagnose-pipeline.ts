import { pipelineMessages } from './catalogue/pipeline.js'
import { diagnoserOf } from './diagnostic.js'
import { refuserOf } from './wording.js'

/** Creates a diagnostic about a pipeline. */
export const diagnosePipeline = /* @__PURE__ */ diagnoserOf(pipelineMessages)

/** Creates the refusal of a step, a condition or a template. */
export const refuseInPipeline = /* @__PURE__ */ refuserOf(pipelineMessages)
