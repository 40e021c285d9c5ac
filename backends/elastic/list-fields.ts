/**
 * Fields of the Elastic Common Schema that can hold several values in one event.
 *
 * https://www.elastic.co/docs/reference/ecs/ecs-field-reference
 */
const LISTS = [
  /^tags$/,
  /^event\.(category|type)$/,
  /^process\.(parent\.)?(args|env_vars)$/,
  /^(host|observer)\.(ip|mac)$/,
  /^dns\.(answers\..*|header_flags|resolved_ip)$/,
  /^(file\.attributes|log\.flags|rule\.author|user\.roles)$/,
  /^related\./,
]

/** True for a field that is a list, or is part of a list of objects. */
export const holdsLists = (field: string): boolean => LISTS.some((names) => names.test(field))
