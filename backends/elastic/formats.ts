// `sigmacast/backends/elastic/formats`: the output formats of Elastic, apart from the targets, which load them on demand.
export { elasticDsl } from './artifact/dsl-format.js'
export { elasticNdjson, elasticRule } from './artifact/kibana-rule-format.js'
export { elasticTerraform } from './artifact/terraform-format.js'
export { elasticToml } from './artifact/toml-format.js'
