// `sigmacast/pipelines`: the built-in pipelines, each of which is loaded on demand.
export { builtInPipelines, loadPipeline, type PipelineDescription, type PipelineName } from './load-pipeline.js'
