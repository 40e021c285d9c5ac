import type { Metadata } from '../rule/rule.js'

/** What a rule is called where a platform takes none without a name: its title, or its id if that is blank. */
export const nameOf = ({ title, id = '' }: Pick<Metadata, 'title' | 'id'>): string =>
  [title, id].find((text) => text.trim() !== '') ?? 'Untitled'
