import { resourceNameOption } from '../../../src/backend/artifact/shared-options.js'
import { checkTime } from '../../../src/backend/option-seconds.js'
import { versionedOptions } from './kibana-options.js'

export const dsl = {
  name: 'dsl',
  platform: 'elastic',
  otherNames: ['dsl_lucene', 'eqlapi'],
  about: 'the body of an Elasticsearch search request',
  options: {
    last: {
      type: 'text',
      default: undefined,
      check: checkTime,
      about: 'search only events of this time, such as 24h (default: all events, or the time span of a threshold)',
    },
  },
} as const

export const rule = {
  name: 'rule',
  platform: 'elastic',
  otherNames: ['siem_rule'],
  about: 'a detection rule for the Kibana API',
  options: versionedOptions,
} as const

export const ndjson = {
  name: 'ndjson',
  platform: 'elastic',
  otherNames: ['kibana_ndjson', 'siem_rule_ndjson'],
  about: 'detection rules for import into Kibana',
  options: versionedOptions,
} as const

export const toml = {
  name: 'toml',
  platform: 'elastic',
  about: 'a rule file for the repository detection-rules',
  options: {
    ...versionedOptions,
    maturity: {
      type: 'choice',
      choices: ['development', 'experimental', 'beta', 'production', 'deprecated'],
      default: undefined,
      about: 'maturity (default: production if the status is stable or test, else development)',
    },
  },
} as const

export const terraform = {
  name: 'terraform',
  platform: 'elastic',
  about: 'a detection rule as a Terraform resource',
  options: {
    ...versionedOptions,
    space: { type: 'text', default: '', about: 'id of the Kibana space (default: the default space)' },
    'resource-name': resourceNameOption,
  },
} as const
