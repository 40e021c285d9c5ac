import { enabledOption } from '../../../src/backend/artifact/shared-options.js'
import type { OptionSpecs } from '../../../src/backend/option.js'
import { checkTimeOrNone } from '../../../src/backend/option-seconds.js'
import { cronProblem } from './cron.js'
import { SECURITY_DOMAINS } from './security-domains.js'

const checkOneLine = (text: string): string | undefined =>
  /\p{Cc}/u.test(text) ? 'it must be a string without line breaks' : undefined

const checkName = (text: string): string | undefined =>
  /^[A-Za-z0-9_-]+$/.test(text) ? undefined : 'it must be names of alert actions, such as webhook'

const checkAddress = (text: string): string | undefined =>
  /^[^\s,]+$/.test(text) ? undefined : 'it must be addresses without spaces'

/** Checks that `alert.suppress.fields` can contain a field name. */
export const checkListedField = (text: string): string | undefined =>
  /^[^\s,"]+$/.test(text) ? undefined : 'it must be field names without spaces, commas and quotation marks'

/** Options of every saved search. */
export const savedSearchOptions = {
  name: {
    type: 'choice',
    choices: ['title', 'id', 'title-and-id'],
    default: 'title',
    about: 'source of the name of the saved search',
  },
  prefix: { type: 'text', default: '', about: 'prefix of the name', check: checkOneLine },
  suffix: { type: 'text', default: '', about: 'suffix of the name', check: checkOneLine },
  schedule: {
    type: 'text',
    default: undefined,
    about: 'cron schedule (default: every 15 minutes, or every hour if the search looks back over more than a day)',
    check: cronProblem,
  },
  delay: {
    type: 'text',
    default: '5m',
    about: 'indexing delay of events: the time range ends this long before each run',
    check: checkTimeOrNone,
  },
  scheduled: { type: 'boolean', default: true, about: 'run the search on its schedule' },
  enabled: enabledOption,
  'suppress-for': {
    type: 'text',
    default: undefined,
    about: 'suppress alerts for this time after an alert, 0 for never (default: the time span of a correlation)',
    check: checkTimeOrNone,
  },
  'suppress-by': {
    type: 'list',
    default: undefined,
    about:
      'suppress alerts with the same values of these fields (default: group fields of a correlation, or fields of the rule)',
    check: checkListedField,
  },
  track: {
    type: 'boolean',
    default: undefined,
    about: 'list it in Triggered Alerts (default: true unless it creates notable events)',
  },
  email: { type: 'list', default: [], about: 'recipients of an email with the results', check: checkAddress },
  actions: { type: 'list', default: [], about: 'additional alert actions, as configured in Splunk', check: checkName },
} as const satisfies OptionSpecs

/** Additional options of a correlation search in Enterprise Security. */
export const correlationSearchOptions = {
  ...savedSearchOptions,
  notable: { type: 'boolean', default: true, about: 'create notable events' },
  'notable-title': {
    type: 'text',
    default: undefined,
    about: 'title of notable events, may contain tokens (default: title of the rule)',
  },
  'notable-description': {
    type: 'text',
    default: undefined,
    about: 'description of notable events, may contain tokens (default: description of the rule)',
  },
  'security-domain': {
    type: 'choice',
    choices: SECURITY_DOMAINS,
    default: undefined,
    about: 'security domain (default: derived from the log source)',
  },
  drilldown: { type: 'boolean', default: true, about: 'add a drilldown search to notable events' },
  'risk-objects': {
    type: 'list',
    default: [],
    about: 'fields of risk objects with their types: user:user or dest:system',
    check: checkRiskObject,
  },
  'risk-score': {
    type: 'number',
    minimum: 0,
    maximum: 100,
    default: undefined,
    about: 'risk score (default: 5, 20, 40, 60 or 80 by level)',
  },
  'risk-message': {
    type: 'text',
    default: undefined,
    about: 'risk message, may contain tokens (default: title of the rule)',
  },
} as const satisfies OptionSpecs

function checkRiskObject(text: string): string | undefined {
  return /^[^\s:]+(?::(?:user|system|other))?$/.test(text)
    ? undefined
    : 'it must be a field, or field:user, field:system'
}
