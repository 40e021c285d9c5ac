import type { Target } from './backend.js'

/** Returns the key below `sigmacast` under which rules have options for a backend. */
export const platformOf = ({ name, platform = name }: Pick<Target, 'name' | 'platform'>): string => platform

/** Returns the keys of several backends without duplicates; `parseRules` then reports every other key as unknown. */
export const platformsOf = (backends: Iterable<Pick<Target, 'name' | 'platform'>>): readonly string[] => [
  ...new Set([...backends].map(platformOf)),
]
