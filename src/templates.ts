// `sigmacast/templates`: the languages of templates, for programs that parse pipelines with templates without waiting.
export { templates } from './pipeline/templates/templates.js'
