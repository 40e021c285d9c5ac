import type { OptionSpecs, OptionValues } from '../../src/backend/option.js'

/** Options of the target. */
export const splunkOptions = {
  table: { type: 'boolean', default: false, about: "append `| table` with the rule's `fields`" },
  summary: {
    type: 'boolean',
    default: false,
    about: "append `| stats`: count, first and last time for each combination of the rule's `fields`",
    ruleMaySet: true,
  },
  keywords: {
    type: 'choice',
    choices: ['contain', 'terms'],
    default: 'contain',
    about: 'match keywords anywhere in the raw event (slow), or only whole index terms',
  },
  'data-model': {
    type: 'choice',
    choices: ['none', 'tstats', 'from'],
    default: 'none',
    about: 'search the data model that a pipeline names: its summaries with `tstats`, or its events with `from`',
  },
  dataset: {
    type: 'text',
    default: '',
    about: 'data-model: the data model with its dataset, such as Endpoint.Processes',
    state: 'data_model_set',
  },
  'dataset-fields': {
    type: 'list',
    default: [],
    about: 'data-model=tstats: fields of the results (default: those of the condition)',
    state: 'fields',
  },
  'summaries-only': {
    type: 'choice',
    choices: ['false', 'true', 'macro'],
    default: 'false',
    about: 'data-model=tstats: whether to skip events without a summary; `macro` writes `summariesonly`',
  },
  windows: {
    type: 'choice',
    choices: ['sliding', 'fixed'],
    default: 'sliding',
    about: 'correlations: use a sliding window for each event, or fixed windows (faster)',
  },
  'missing-groups': {
    type: 'choice',
    choices: ['leave-out', 'keep'],
    default: 'leave-out',
    about: 'correlations: leave out events without a group field, or keep them with the value `-`',
  },
  recent: {
    type: 'text',
    default: '1h',
    about: 'first-seen rules: report values first seen within this time; at least the interval between runs',
  },
} as const satisfies OptionSpecs

export type SplunkOptions = OptionValues<typeof splunkOptions>
