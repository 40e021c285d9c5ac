import { outcomeJson } from './conversion-json.js'
import { defineFormat } from './format.js'

/** The format `json`: the whole conversion as one JSON object, with the rule's metadata, the query and its fidelity. */
export const jsonFormat = defineFormat({
  name: 'json',
  about: 'the conversion as JSON: query, verdict, metadata and settings',
  extension: 'json',
  layout: 'apart',
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
