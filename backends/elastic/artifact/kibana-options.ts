import { enabledOption } from '../../../src/backend/artifact/shared-options.js'
import type { OptionSpecs } from '../../../src/backend/option.js'
import { checkTime, checkTimeOrNone } from '../../../src/backend/option-seconds.js'
import { checkIntegration } from './integrations.js'

/** Options of a Kibana rule, except its query. Each name means the same in every format. */
export const kibanaOptions = {
  index: {
    type: 'list',
    default: undefined,
    state: 'index',
    about: 'indices to search (default: the default indices of Kibana, or those of an ES|QL query)',
  },
  'data-view': {
    type: 'text',
    default: undefined,
    about: 'id of the data view to search, instead of indices',
  },
  integration: {
    type: 'list',
    default: undefined,
    state: 'integration',
    check: checkIntegration,
    about: 'integrations of the events, such as okta, aws/cloudtrail or okta@^3.0.0 (default: set by pipelines)',
  },
  suffix: {
    type: 'text',
    default: '',
    about: 'text after the name, for a second rule from the same source: the rule has an id of its own',
  },
  'tiebreaker-field': {
    type: 'text',
    default: undefined,
    about: 'field that orders events of the same time, for EQL sequences',
  },
  interval: {
    type: 'text',
    default: undefined,
    check: checkTime,
    about: 'how often the rule runs (default: 5m, less for thresholds under 25m, up to 1h for time spans from 4h)',
  },
  'look-back': {
    type: 'text',
    default: undefined,
    check: checkTimeOrNone,
    about: 'additional look-back beyond the interval and the time span (default: 4m, or 0 for thresholds)',
  },
  'max-signals': {
    type: 'number',
    minimum: 1,
    maximum: 1_000_000,
    default: 100,
    about: 'maximum number of alerts per run',
  },
  enabled: enabledOption,
  severity: {
    type: 'choice',
    choices: ['low', 'medium', 'high', 'critical'],
    default: undefined,
    about: 'severity (default: level of the rule; low for informational or without a level)',
  },
  'risk-score': {
    type: 'number',
    minimum: 0,
    maximum: 100,
    default: undefined,
    about: 'risk score (default: 21, 47, 73 or 99 by severity, 1 for informational)',
  },
  'building-block': {
    type: 'boolean',
    default: undefined,
    about: 'mark alerts as building blocks, which Kibana hides by default (default: true for informational rules)',
  },
  tags: { type: 'list', default: undefined, about: 'tags (default: tags and status of the rule)' },
  'timestamp-override': {
    type: 'text',
    default: undefined,
    about:
      'timestamp override: the field to search events by, or empty for `@timestamp` (default: event.ingested, none for EQL sequences)',
  },
  'suppress-by': {
    type: 'list',
    default: undefined,
    about: 'suppress alerts by up to three fields: one alert for all events with the same values',
  },
  'suppress-for': {
    type: 'text',
    default: undefined,
    check: checkTime,
    about: 'how long alerts are suppressed (default: within one run)',
  },
  author: {
    type: 'list',
    default: undefined,
    about: 'authors (default: the names in the key `author`)',
  },
} as const satisfies OptionSpecs

/** Options of a rule that Kibana or a repository stores. */
export const versionedOptions = {
  ...kibanaOptions,
  version: {
    type: 'number',
    minimum: 1,
    maximum: 1_000_000,
    default: undefined,
    about: 'rule version (default: managed by Kibana or the repository)',
  },
} as const satisfies OptionSpecs
