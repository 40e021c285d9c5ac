import { valueAt, type YamlNode } from './yaml/node.js'

/** The keys of the sections that determine the kind of a document. */
export const documentKinds = ['detection', 'correlation', 'filter'] as const

/** The kind of a document: the key of its section. */
export type DocumentKind = (typeof documentKinds)[number]

/** True for the key of a section that determines the kind of a document. */
export const isDocumentKind = (key: string): key is DocumentKind => documentKinds.some((kind) => kind === key)

/** True if a document has the section of a rule, whatever its value is. */
export const hasRuleSection = (root: YamlNode): boolean =>
  documentKinds.some((kind) => valueAt(root, kind) !== undefined)
