// `sigmacast/backends/splunk/formats`: the output formats of Splunk, apart from the targets, which load them on demand.
export { splunkEnterpriseSecurity } from './artifact/enterprise-security.js'
export { splunkRest } from './artifact/rest.js'
export { splunkSavedSearches } from './artifact/savedsearches.js'
export { splunkTerraform } from './artifact/terraform-format.js'
