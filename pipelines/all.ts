// `sigmacast/pipelines/all`: all built-in pipelines at once, for programs that find them without waiting.
export { findPipeline, pipelineTexts } from './find-pipeline.js'
export { suggestPipelines } from './suggest-pipelines.js'
