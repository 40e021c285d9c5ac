import { enabledOption } from '../../../src/backend/artifact/is-in-use.js'
import type { OptionSpecs } from '../../../src/backend/option.js'
import { checkTimeOrNone } from '../../../src/backend/option-seconds.js'
import { cronProblem } from './cron.js'
import { SECURITY_DOMAINS } from './security-domain.js'

const checkOneLine = (text: string): string | undefined =>
  /\p{Cc}/u.test(text) ? 'it takes a text without line breaks' : undefined

const checkName = (text: string): string | undefined =>
  /^[A-Za-z0-9_-]+$/.test(text) ? undefined : 'it takes names of alert actions, such as webhook'

const checkAddress = (text: string): string | undefined =>
  /^[^\s,]+$/.test(text) ? undefined : 'it takes addresses without blanks'

/** Names of fields as `alert.suppress.fields` can list them. */
export const checkListedField = (text: string): string | undefined =>
  /^[^\s,"]+$/.test(text) ? undefined : 'it takes names of fields without blanks, commas and quotes'

/** Of every saved search. */
export const savedSearchOptions = {
  name: {
    type: 'choice',
    choices: ['title', 'id', 'title-and-id'],
    default: 'title',
    about: 'what the saved search is called by',
  },
  prefix: { type: 'text', default: '', about: 'what stands before the name', check: checkOneLine },
  suffix: { type: 'text', default: '', about: 'what stands after the name', check: checkOneLine },
  schedule: {
    type: 'text',
    default: undefined,
    about: 'the cron schedule; by default every 15 minutes, and every hour for what looks back over more than a day',
    check: cronProblem,
  },
  delay: {
    type: 'text',
    default: '5m',
    about: 'how long events may take until they can be searched: the end of the time range',
    check: checkTimeOrNone,
  },
  scheduled: { type: 'boolean', default: true, about: 'run it on its schedule' },
  enabled: enabledOption,
  'suppress-for': {
    type: 'text',
    default: undefined,
    about: 'how long to be silent after an alert, 0 for not at all; by default the time span of a correlation',
    check: checkTimeOrNone,
  },
  'suppress-by': {
    type: 'list',
    default: undefined,
    about: 'silent about the same values of these; by default the group of a correlation, else the fields of the rule',
    check: checkListedField,
  },
  track: {
    type: 'boolean',
    default: undefined,
    about: 'list it among the triggered alerts; by default so but where it makes notable events',
  },
  email: { type: 'list', default: [], about: 'who gets a message with the results', check: checkAddress },
  actions: { type: 'list', default: [], about: 'further alert actions, as they are set up', check: checkName },
} as const satisfies OptionSpecs

/** Of a correlation search of Enterprise Security, beside those of every saved search. */
export const correlationSearchOptions = {
  ...savedSearchOptions,
  notable: { type: 'boolean', default: true, about: 'make notable events' },
  'notable-title': {
    type: 'text',
    default: undefined,
    about: 'their title, tokens allowed; by default that of the rule',
  },
  'notable-description': {
    type: 'text',
    default: undefined,
    about: 'their description, tokens allowed; by default that of the rule',
  },
  'security-domain': {
    type: 'choice',
    choices: SECURITY_DOMAINS,
    default: undefined,
    about: 'the security domain; by default what the log source suggests',
  },
  drilldown: { type: 'boolean', default: true, about: 'lead from a notable event to the events of the query' },
  'risk-objects': {
    type: 'list',
    default: [],
    about: 'fields of those who get a risk score, with their types: user:user or dest:system',
    check: checkRiskObject,
  },
  'risk-score': {
    type: 'number',
    minimum: 0,
    maximum: 100,
    default: undefined,
    about: 'the risk score; by default 5, 20, 40, 60 or 80 by the level',
  },
  'risk-message': { type: 'text', default: undefined, about: 'the risk message, tokens allowed; by default the title' },
} as const satisfies OptionSpecs

function checkRiskObject(text: string): string | undefined {
  return /^[^\s:]+(?::(?:user|system|other))?$/.test(text) ? undefined : 'it takes a field, or field:user, field:system'
}
