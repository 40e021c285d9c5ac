// `sigmacast/backends/datadog/formats`: the output formats of Datadog, apart from the targets, which load them on demand.
export { datadogRule } from './artifact/datadog-rule-format.js'
export { datadogTerraform } from './artifact/terraform-format.js'
