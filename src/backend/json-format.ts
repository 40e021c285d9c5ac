import { outcomeJson } from './conversion-json.js'
import { defineFormat } from './format.js'

/** All that is known of a conversion, as one JSON object: what the rule says of itself, the query, and how faithful it is. */
export const jsonFormat = defineFormat({
  name: 'json',
  about: 'the conversion as JSON: query, verdict, metadata and settings',
  extension: 'json',
  together: 'apart',
  options: {},
  print: ({ conversion }) => {
    const { target, options, head, bareQuery, state } = conversion
    const { metadata, custom, logsources } = head
    const text = JSON.stringify(
      {
        metadata,
        custom,
        logsources,
        target,
        options,
        ...outcomeJson(conversion),
        bareQuery,
        state,
      },
      undefined,
      2,
    )
    return { text }
  },
})
