import { enabledOption } from '../../../src/backend/artifact/shared-options.js'
import type { OptionSpec } from '../../../src/backend/option.js'
import { checkTag } from './check-tag.js'
import { checkWindow } from './windows-option.js'

/** Options of a detection rule, in any format. */
export const ruleOptions = {
  enabled: enabledOption,
  severity: {
    type: 'choice',
    choices: ['info', 'low', 'medium', 'high', 'critical'],
    default: undefined,
    about: 'severity of signals (default: level of the rule, or medium)',
  },
  'group-by': {
    type: 'list',
    default: undefined,
    about:
      'attributes to group signals by (default: users, IP addresses and hosts among the fields of the rule, or the actor)',
  },
  filters: {
    type: 'choice',
    choices: ['query', 'rule'],
    default: 'query',
    about: 'place of Sigma filters: in the query, or as filters of the rule about single logs',
  },
  notifications: {
    type: 'list',
    default: [],
    check: (handle) => (/^@\S(?:.*\S)?$/u.test(handle) ? undefined : 'it must be handles such as @slack-security'),
    about: 'handles to notify of signals, such as @slack-security',
  },
  'extra-tags': {
    type: 'list',
    default: [],
    check: checkTag,
    about: 'additional tags, such as team:security',
  },
  message: {
    type: 'text',
    default: undefined,
    check: (text) => (text.trim() === '' ? 'it must be a string that is not blank' : undefined),
    about: 'message of the rule (default: generated from the rule)',
  },
  'extended-title': {
    type: 'boolean',
    default: undefined,
    about: 'add the group values to signal titles (default: true if signals are grouped)',
  },
  'evaluation-window': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about: 'evaluation window (default: 5m, or the time span of a correlation)',
  },
  'keep-alive': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about: 'how long further matches extend a signal (default: 1h, or the window if it is longer)',
  },
  'signal-duration': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about: 'maximum duration of a signal (default: 1d)',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
