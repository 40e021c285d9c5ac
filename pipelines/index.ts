export { builtInPipelines, findPipeline } from './built-in.js'
export { suggestPipelines } from './suggest-pipelines.js'
