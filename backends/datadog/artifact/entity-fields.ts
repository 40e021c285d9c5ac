import type { RuleHead } from '../../../src/backend/conversion.js'
import { pathOf } from '../names.js'

/**
 * What a plain rule is grouped by where nobody says it: the first user, the first address and the first host among the fields that the rule
 * lists, by the names of Datadog; else what its logs call whoever acts. Without a group all matches of an hour would be one signal, whomever
 * they are about.
 *
 * https://docs.datadoghq.com/standard-attributes/
 */
export function entityFields({ metadata, logsources }: RuleHead, tags: string): readonly string[] {
  const paths = (metadata.fields ?? []).flatMap((field) => pathOf(field, tags) ?? [])
  const found = ENTITIES.flatMap((entity) => paths.find((path) => entity.has(path)) ?? [])
  return found.length > 0 ? found : [...new Set(logsources.flatMap(({ product = '' }) => ACTORS.get(product) ?? []))]
}

const ENTITIES: readonly ReadonlySet<string>[] = [
  new Set(['@usr.email', '@usr.id', '@usr.name', '@userIdentity.arn']),
  new Set(['@network.client.ip']),
  new Set(['host']),
]

/** As Datadog's own rules about these products are grouped. */
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
