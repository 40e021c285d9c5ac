import { valueAt, type YamlMapping } from './yaml/node.js'

/** Names of a rule, spelled as in the file; null where absent. */
export interface Identity {
  readonly id: string | null
  readonly title: string | null
  readonly name: string | null
}

/** The identity of a document without any of these names, and of a file that is no rule. */
export const NO_IDENTITY: Identity = { id: null, title: null, name: null }

/** Returns the names of a document. */
export function identityOf(root: YamlMapping): Identity {
  const text = (key: string): string | null => {
    const value = valueAt(root, key)
    return value?.kind === 'scalar' && value.type !== 'null' ? value.text : null
  }
  return { id: text('id'), title: text('title'), name: text('name') }
}
