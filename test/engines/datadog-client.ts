import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { installed } from './installation.js'

interface Serializer {
  deserialize(data: unknown, type: string): unknown
  serialize(data: unknown, type: string): unknown
}

const PAYLOAD = 'SecurityMonitoringStandardRuleCreatePayload'
const MODELS = '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/ObjectSerializer.js'

/**
 * The path of the first key in a rule’s request body that Datadog's own client does not know. The client parses the
 * body, and must write the same again. Undefined if `npm run engines:install` has not installed it.
 */
export function openDatadogClient(): ((rule: unknown) => readonly string[]) | undefined {
  const folder = installed('datadog-client')
  if (folder === undefined) return undefined
  const require = createRequire(join(folder, 'package.json'))
  const { ObjectSerializer } = require(MODELS) as { ObjectSerializer: Serializer }
  return (rule) => {
    const payload = ObjectSerializer.deserialize(rule, PAYLOAD)
    const found = unknownParts(payload)
    if (found.length > 0) return found
    const isSame = isDeepStrictEqual(ObjectSerializer.serialize(payload, PAYLOAD), rule)
    return isSame ? [] : ['what it writes is another rule']
  }
}

/** Values outside of a list of values, and keys. */
function unknownParts(part: unknown, path = ''): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = part.constructor.name === 'UnparsedObject' ? [`${path} is none of its values`] : []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'additionalProperties' && value !== undefined
      ? [...own, ...Object.keys(value).map((name) => `${path}.${name} is no key`)]
      : key === '_unparsed' && value === true
        ? [...own, `${path} holds something that it does not know`]
        : [...own, ...unknownParts(value, `${path}.${key}`)],
  )
}
