import { externalPlaceholders } from '../placeholders/external-placeholders.js'

const texts = { type: ['object', 'null'], additionalProperties: { type: 'string' } }

export const httpPlaceholders = externalPlaceholders(
  'http_placeholders',
  'replaces placeholders with values from a URL, if the caller allows it',
  {
    url: { type: 'string', minLength: 1 },
    method: { type: 'string', description: 'default: GET' },
    timeout: { type: 'integer', description: 'in seconds (default: 10)' },
    headers: texts,
    params: { ...texts, description: 'query parameters of the URL' },
    form_data: { type: ['object', 'null'], description: 'request body as form data' },
    json_body: { type: ['object', 'null'], description: 'request body as JSON' },
    max_body_size: { type: 'integer', description: 'maximum size of the response in bytes' },
  },
  'url',
)
