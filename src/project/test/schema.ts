import type { JsonSchema } from '../../rule/schema/json-schema.js'
import { map } from '../config/schema/parts.js'

const rule: JsonSchema = {
  description: 'The tested rule: its id, name or title, or its file. Default: the rule in the file beside the tests.',
  type: 'string',
  minLength: 1,
}

const time: JsonSchema = {
  description: 'A time such as `2026-01-31T08:00:00Z`, or a distance from a common start such as `90s` or `5m`.',
  type: ['string', 'number'],
}

const expectedMatch = map('A match of the rule. Keys that are absent are not compared.', {
  at: { ...time, description: 'The time of the match.' },
  group: {
    description: 'Values of fields of `group-by`.',
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  figure: { description: 'The figure that the condition compares, such as the number of events.', type: 'number' },
})

const test = map(
  'A test: events, and whether the rule matches them.',
  {
    name: { description: 'What the test shows. Default: its number.', type: 'string', minLength: 1 },
    rule,
    event: { description: 'The only event.', type: 'object' },
    events: {
      description: 'The events. A map of `at` and `event` is an event with a time.',
      type: 'array',
      minItems: 1,
      items: { type: 'object' },
    },
    file: {
      description: 'A file with the events (.json, .ndjson, .jsonl or .csv), relative to the test.',
      type: 'string',
      minLength: 1,
    },
    at: { ...time, description: 'The time of the only event.' },
    expect: {
      description:
        '`match`: the rule matches every event, or a correlation matches. `no-match`: nothing matches. A list: exactly these matches.',
      type: ['string', 'array'],
      if: { type: 'string' },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { enum: ['match', 'no-match'] },
      items: { $ref: '#/$defs/match' },
    },
  },
  ['expect'],
)

/** The JSON Schema of a document in a test file. */
export const testSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'sigmacast tests of rules',
  ...map(
    'Events, and the rules that match them.',
    {
      rule,
      timestamp: {
        description: 'The field with the time of an event (default: `@timestamp`).',
        type: 'string',
        minLength: 1,
      },
      tests: { description: 'The tests.', type: 'array', minItems: 1, items: { $ref: '#/$defs/test' } },
    },
    ['tests'],
  ),
  $defs: { test, match: expectedMatch },
}
