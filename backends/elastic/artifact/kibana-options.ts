import { enabledOption } from '../../../src/backend/artifact/is-in-use.js'
import type { OptionSpecs } from '../../../src/backend/option.js'
import { checkTime, checkTimeOrNone } from '../../../src/backend/option-seconds.js'

/** What a rule of Kibana can be told beside its query. Each name means the same in every format. */
export const kibanaOptions = {
  index: {
    type: 'list',
    default: undefined,
    state: 'index',
    about: 'the indices to search; by default those that Kibana has for all rules, and of ES|QL those of the query',
  },
  interval: {
    type: 'text',
    default: undefined,
    check: checkTime,
    about: 'from run to run; by default 5m, less for a threshold over less than 25m, and 1h for time spans over a day',
  },
  'look-back': {
    type: 'text',
    default: undefined,
    check: checkTimeOrNone,
    about:
      'what a run sees of the time before its interval and the time span of the rule; by default 4m, and nothing of a threshold',
  },
  'max-signals': {
    type: 'number',
    minimum: 1,
    maximum: 1_000_000,
    default: 100,
    about: 'the most alerts that a run may give',
  },
  enabled: enabledOption,
  severity: {
    type: 'choice',
    choices: ['low', 'medium', 'high', 'critical'],
    default: undefined,
    about: 'by default from the level; low where there is none, and for informational',
  },
  'risk-score': {
    type: 'number',
    minimum: 0,
    maximum: 100,
    default: undefined,
    about: 'by default from the severity: 21, 47, 73 or 99, and 1 for informational',
  },
  'building-block': {
    type: 'boolean',
    default: undefined,
    about: 'whether alerts stay out of sight, as material for other rules; by default those of informational rules',
  },
  tags: { type: 'list', default: undefined, about: 'by default the tags of the rule, and its status' },
  'timestamp-override': {
    type: 'text',
    default: 'event.ingested',
    about: 'the field by whose time events are searched, or nothing for `@timestamp`',
  },
  'suppress-by': {
    type: 'list',
    default: undefined,
    about: 'up to three fields: one alert for all events with the same values',
  },
  'suppress-for': {
    type: 'text',
    default: undefined,
    check: checkTime,
    about: 'how long such events are put together; by default those of one run',
  },
  author: {
    type: 'list',
    default: undefined,
    about: 'who wrote it; by default the names in the key `author`',
  },
} as const satisfies OptionSpecs

/** Those of a rule as Kibana or a repository keeps it. */
export const versionedOptions = {
  ...kibanaOptions,
  version: {
    type: 'number',
    minimum: 1,
    maximum: 1_000_000,
    default: undefined,
    about: 'of the rule; by default Kibana or the repository counts from 1',
  },
} as const satisfies OptionSpecs
