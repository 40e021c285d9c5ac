import type { SavedSearch } from './saved-search.js'
import type { Setting } from './setting.js'

/** Returns the fields of a saved search in the REST API, the name first. */
export function restFields({ name, settings }: SavedSearch): readonly Setting[] {
  // The API has one list of the enabled actions, and ignores their individual keys.
  const actions = settings.flatMap(([key]) => /^action\.([^.]+)$/.exec(key)?.[1] ?? [])
  const others = settings.filter(([key]) => !/^action\.[^.]+$/.test(key))
  return [
    ['name', name],
    ...others.map(([key, value]): Setting => [NAMES[key] ?? key, value]),
    ['actions', actions.join(',')],
  ]
}

/** Keys that the API names differently from the file. */
const NAMES: Readonly<Record<string, string>> = {
  enableSched: 'is_scheduled',
  counttype: 'alert_type',
  relation: 'alert_comparator',
  quantity: 'alert_threshold',
}
