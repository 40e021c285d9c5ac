import { LEVELS } from '../../src/rule/metadata/levels.js'
import { RELATIONS } from '../../src/rule/metadata/read-related.js'
import { STATUSES } from '../../src/rule/metadata/statuses.js'

/** A part of a JSON Schema. */
export type Schema = { readonly [key: string]: unknown }

const text = (description: string, more: Schema = {}): Schema => ({ description, type: 'string', ...more })

const texts = (description: string, item: Schema = {}): Schema => ({
  description,
  type: 'array',
  uniqueItems: true,
  items: { type: 'string', ...item },
})

const DATE = { pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }

/** The keys of the Sigma specification that describe a rule and do not decide which events match. sigmacast warns of other values. */
export const metadataSchemas: Readonly<Record<string, Schema>> = {
  title: text('A short name for the rule.', { maxLength: 256 }),
  id: text('A UUID that no other rule has.', { format: 'uuid' }),
  name: text('A name by which correlations and filters refer to the rule.', { maxLength: 256 }),
  related: {
    description: 'Rules that this rule replaces, resembles or comes from.',
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'type'],
      properties: {
        id: text('The id of the other rule.'),
        type: { description: 'How this rule relates to the other rule.', enum: RELATIONS },
      },
    },
  },
  taxonomy: text('The vocabulary of fields and log sources that the rule uses. Default: sigma.', { maxLength: 256 }),
  status: { description: 'How mature the rule is.', enum: STATUSES },
  description: text('What the rule detects and why that matters.', { maxLength: 65535 }),
  license: text('The license of the rule, as an SPDX identifier.'),
  author: text('Who wrote the rule; several names separated by commas.'),
  references: texts('Where to read more: addresses of reports, pages and code.'),
  date: text('The day on which the rule was written: YYYY-MM-DD.', DATE),
  modified: text('The day of the last change: YYYY-MM-DD.', DATE),
  fields: texts('The fields of a matching event that an analyst wants to see.'),
  falsepositives: texts('Legitimate activity that also matches.', { minLength: 2 }),
  level: { description: 'How urgent a match is.', enum: LEVELS },
  tags: texts('Categories such as attack.t1059 or cve.2021-44228.', { pattern: '^[a-z0-9_-]+\\.[a-z0-9._-]+$' }),
  scope: texts('Which systems the rule is for, such as server.', { minLength: 2 }),
}
