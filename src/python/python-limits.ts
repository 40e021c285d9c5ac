/** Most characters of an indentation in a template. */
export const MAX_INDENTATION = 1_000

/**
 * Deepest nesting of objects and lists in the tree of a template: about three for each level that its author wrote.
 * Evaluation recurses through the tree.
 */
export const MAX_TEMPLATE_DEPTH = 800

/** Deepest nesting of groups in a Python regular expression: the parser is recursive. */
export const MAX_GROUP_DEPTH = 64
