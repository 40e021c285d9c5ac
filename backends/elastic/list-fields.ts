/**
 * Fields of the Elastic Common Schema that hold several values in one event.
 *
 * https://www.elastic.co/docs/reference/ecs/ecs-field-reference
 */
const LISTS: ReadonlySet<string> = new Set([
  'dns.answers',
  'dns.header_flags',
  'dns.resolved_ip',
  'event.category',
  'event.type',
  'file.attributes',
  'host.ip',
  'host.mac',
  'log.flags',
  'process.args',
  'process.env_vars',
  'process.parent.args',
  'rule.author',
  'tags',
  'user.roles',
])

/** True for a field that is a list, or lies in a list of objects. */
export const holdsLists = (field: string): boolean =>
  LISTS.has(field) || field.startsWith('related.') || field.startsWith('dns.answers.')
