import type { RuleHead } from '../../../src/backend/conversion.js'
import { pathOf } from '../names.js'

/**
 * Default grouping of a rule about single logs: the first user, address and host among the fields that the rule lists.
 * If there is none, the usual actor of the log source. Without a group, all matches of an hour would become one signal,
 * whoever caused them.
 *
 * https://docs.datadoghq.com/standard-attributes/
 */
export function entityFields({ metadata, logsources }: RuleHead, tags: string): readonly string[] {
  const paths = (metadata.fields ?? []).flatMap((field) => pathOf(field, tags) ?? [])
  const entities = ENTITIES.flatMap((entity) => paths.find((path) => entity.has(path)) ?? [])
  return entities.length > 0
    ? entities
    : [...new Set(logsources.flatMap(({ product = '' }) => ACTORS.get(product) ?? []))]
}

const ENTITIES: readonly ReadonlySet<string>[] = [
  new Set(['@usr.email', '@usr.id', '@usr.name', '@userIdentity.arn']),
  new Set(['@network.client.ip']),
  new Set(['host']),
]

/** Groupings that Datadog's own rules use for these products. */
const ACTORS: ReadonlyMap<string, string> = new Map([
  ['auth0', '@usr.id'],
  ['aws', '@userIdentity.arn'],
  ['azure', '@usr.id'],
  ['gcp', '@usr.id'],
  ['linux', 'host'],
  ['macos', 'host'],
  ['okta', '@usr.email'],
  ['windows', 'host'],
])
