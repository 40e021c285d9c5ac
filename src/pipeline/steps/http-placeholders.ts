import { externalPlaceholders } from '../placeholders/external-placeholders.js'

const texts = { type: ['object', 'null'], additionalProperties: { type: 'string' } }

export const httpPlaceholders = externalPlaceholders(
  'http_placeholders',
  'puts values from a URL in the place of placeholders, if its user lets it',
  {
    url: { type: 'string', minLength: 1 },
    method: { type: 'string', description: 'default GET' },
    timeout: { type: 'integer', description: 'in seconds; default 10' },
    headers: texts,
    params: { ...texts, description: 'of the query of the URL' },
    form_data: { type: ['object', 'null'], description: 'the body of the request, as a form' },
    json_body: { type: ['object', 'null'], description: 'the body of the request, as JSON' },
    max_body_size: { type: 'integer', description: 'of the response, in bytes' },
  },
  'url',
)
