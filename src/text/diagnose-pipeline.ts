import { pipelineMessages } from './catalogue/pipeline.js'
import { processingMessages } from './catalogue/processing.js'
import { diagnoserOf } from './diagnostic.js'
import { refuserOf } from './wording.js'

/** The messages of programs that read and apply pipelines. */
const messages = { ...pipelineMessages, ...processingMessages } as const

/** Creates a diagnostic about a pipeline, or about its effect on a rule. */
export const diagnosePipeline = /* @__PURE__ */ diagnoserOf(messages)

/** Creates the refusal of a step, a condition or a template. */
export const refuseInPipeline = /* @__PURE__ */ refuserOf(messages)
