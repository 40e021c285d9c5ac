import type { RuleDocument } from '../../../rule/parse-rules.js'

/** A document with the path of its file in the repository. */
export interface AddressedDocument {
  readonly document: RuleDocument
  readonly file: string
}

/** The addresses of the pages of rules. */
export interface Addresses {
  /** The path of the page of a document, without its extension: `rules/929a690e-…`. */
  readonly pathOf: (document: RuleDocument) => string
  /** The documents whose address comes from their file, because they have no id. */
  readonly withoutId: readonly RuleDocument[]
  /** The documents whose id an earlier document has. */
  readonly repeated: readonly RuleDocument[]
}

/**
 * Gives each document an address that stays when its file is moved: its id. The second document with an id gets `-2`
 * behind it, in the order of the files, which is the given order. A document without an id has the path of its file, so
 * its address changes with it.
 */
export function openAddresses(documents: readonly AddressedDocument[]): Addresses {
  const paths = new Map<RuleDocument, string>()
  const taken = new Set<string>()
  const withoutId: RuleDocument[] = []
  const repeated: RuleDocument[] = []
  const give = (document: RuleDocument, name: string): boolean => {
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`
    taken.add(free)
    paths.set(document, `rules/${free}`)
    return free === name
  }
  // A name that comes from a file must not take the address of an id.
  const named = documents.map(({ document, file }) => ({ document, file, id: idOf(document) }))
  for (const { document, id } of named) if (id !== undefined && !give(document, id)) repeated.push(document)
  for (const { document, file, id } of named) {
    if (id !== undefined) continue
    give(document, fileSlug(file))
    withoutId.push(document)
  }
  return { pathOf: (document) => paths.get(document) ?? 'index', withoutId, repeated }
}

/** The UUID of a document. It is made from the id as written if that is no UUID. */
function idOf({ rule, draft, identity }: RuleDocument): string | undefined {
  const id = ((rule ?? draft)?.metadata.id ?? identity.id)?.toLowerCase()
  return id !== undefined && UUID.test(id) ? id : undefined
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The longest name of a page without an id, in characters. File systems allow 255 bytes. */
const MAX_SLUG = 100

/** Writes a path as one word of lower-case letters, digits and dashes. */
const fileSlug = (file: string): string =>
  `file-${file
    .replace(/\.ya?ml$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(-MAX_SLUG)}`
