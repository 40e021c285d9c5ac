import { externalPlaceholders } from '../placeholders/external-placeholders.js'

const texts = { type: ['object', 'null'], additionalProperties: { type: 'string' } }

export const httpPlaceholders = externalPlaceholders(
  'http_placeholders',
  {
    url: { type: 'string', minLength: 1 },
    method: { type: 'string' },
    timeout: { type: 'integer' },
    headers: texts,
    params: texts,
    form_data: { type: ['object', 'null'] },
    json_body: { type: ['object', 'null'] },
    max_body_size: { type: 'integer' },
  },
  'url',
)
