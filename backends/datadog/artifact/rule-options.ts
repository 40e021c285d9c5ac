import { enabledOption } from '../../../src/backend/artifact/is-in-use.js'
import type { OptionSpec } from '../../../src/backend/option.js'
import { checkTag } from './check-tag.js'
import { checkWindow } from './windows-option.js'

/** What can be said of a detection rule, whatever the format. */
export const ruleOptions = {
  enabled: enabledOption,
  severity: {
    type: 'choice',
    choices: ['info', 'low', 'medium', 'high', 'critical'],
    default: undefined,
    about: 'the severity of a signal; by default the level of the rule, or medium if it has none',
  },
  'group-by': {
    type: 'list',
    default: undefined,
    about:
      'attributes, each combination of which has a signal of its own; by default users, addresses and hosts among the fields of the rule, else who acts',
  },
  notifications: {
    type: 'list',
    default: [],
    check: (handle) => (/^@\S(?:.*\S)?$/u.test(handle) ? undefined : 'it takes handles such as @slack-security'),
    about: 'handles that get the signals, such as @slack-security',
  },
  'extra-tags': {
    type: 'list',
    default: [],
    check: checkTag,
    about: 'tags beside those made of the rule, such as team:security',
  },
  message: {
    type: 'text',
    default: undefined,
    check: (text) => (text.trim() === '' ? 'it takes a text that is not blank' : undefined),
    about: 'the message, instead of the one made of the rule',
  },
  'extended-title': {
    type: 'boolean',
    default: undefined,
    about: 'whether titles of signals have the values that they are grouped by; by default if there are any',
  },
  'evaluation-window': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about:
      'how far apart the logs of a signal may be; by default 5m, and as the rule says if it is about several events',
  },
  'keep-alive': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about: 'how long a signal takes in further matches; by default 1h, or as long as the window',
  },
  'signal-duration': {
    type: 'text',
    default: undefined,
    check: checkWindow,
    about: 'when a signal ends, whatever follows; by default 1d',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
