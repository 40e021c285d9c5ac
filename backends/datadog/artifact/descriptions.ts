import { resourceNameOption } from '../../../src/backend/artifact/shared-options.js'
import { ruleOptions } from './rule-options.js'

export const rule = {
  name: 'rule',
  platform: 'datadog',
  about: 'a Cloud SIEM detection rule for the Datadog API',
  options: ruleOptions,
} as const

export const terraform = {
  name: 'terraform',
  platform: 'datadog',
  about: 'a Cloud SIEM detection rule as a Terraform resource',
  options: {
    ...ruleOptions,
    resource: {
      type: 'choice',
      choices: ['blocks', 'json'],
      default: 'blocks',
      about: 'datadog_security_monitoring_rule or datadog_security_monitoring_rule_json',
    },
    'resource-name': resourceNameOption,
  },
} as const
