import { formatOptions } from '../../../backend/artifact/rule-options.js'
import type { Targets } from '../../../backend/targets.js'
import type { JsonSchema } from '../../../rule/schema/json-schema.js'
import { addValue } from '../../../text/add-value.js'
import { mapOf } from './parts.js'

const optionValue: JsonSchema = {
  type: ['string', 'number', 'boolean', 'array'],
  items: { type: ['string', 'number'] },
}

/** The JSON Schema of options. For editors, it describes those of all targets and formats. */
export function optionsSchema(targets: Targets | undefined): JsonSchema {
  const description = 'Options of the target and of the format, as with `--option`.'
  if (targets === undefined) return mapOf(description, optionValue)
  return mapOf(description, optionValue, { properties: Object.fromEntries(describedOptions(targets)) })
}

function describedOptions(targets: Targets): ReadonlyMap<string, JsonSchema> {
  const abouts = new Map<string, Map<string, string[]>>()
  for (const backend of targets.values()) {
    for (const [name, { about }] of Object.entries({ ...backend.options, ...formatOptions(backend) })) {
      const byAbout = abouts.get(name) ?? new Map<string, string[]>()
      addValue(byAbout, about, backend.name)
      abouts.set(name, byAbout)
    }
  }
  return new Map(
    [...abouts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, byAbout]) => [
        name,
        {
          ...optionValue,
          description: [...byAbout].map(([about, names]) => `${names.join(', ')}: ${about}`).join('; '),
        },
      ]),
  )
}
