import { counted } from '../count.js'
import { raiseLimit } from '../limits.js'
import { inBackQuotes } from '../word-list.js'
import { error, warning } from './entry.js'

/** Reading a file: its bytes, its YAML, its documents. */
export const documentMessages = {
  'file-too-large': error(
    (limit: number) => `the file has more than ${limit} bytes`,
    () => raiseLimit('file-bytes'),
  ),
  'yaml-syntax': error(
    (reason: string) => `invalid YAML: ${reason}`,
    'check the indentation and the quotes here and on the line above',
  ),
  'tab-indentation': error(
    () => 'this line is indented with a tab',
    'indent with spaces; Sigma rules usually use four',
  ),
  'yaml-too-deep': error(
    (limit: number) => `maps and lists are nested more than ${limit} levels deep`,
    () => raiseLimit('yaml-depth'),
  ),
  'too-many-aliases': error(
    (limit: number) => `the file uses more than ${limit} aliases`,
    () => raiseLimit('yaml-aliases'),
  ),
  'too-many-nodes': error(
    (limit: number) => `the file expands to more than ${limit} nodes`,
    () => raiseLimit('yaml-nodes'),
  ),
  'unknown-alias': error(
    (name: string) => `the alias \`*${name}\` has no anchor before it`,
    'quote values that begin with `*`',
  ),
  'unused-anchor': warning(
    (name: string) => `\`&${name}\` is a YAML anchor, and no alias uses it`,
    'quote values that begin with `&`, or remove the unused anchor',
  ),
  'template-leftover': error(
    (text: string) => `\`${text}\` is an unfilled template placeholder`,
    'render the template first; to keep the braces, put the value in single quotes',
  ),
  'recursive-alias': error(
    (name: string) => `the alias \`${name}\` is inside the node that it repeats`,
    'write the value in place of the alias',
  ),
  'unsupported-tag': error(
    (tag: string) => `the YAML tag \`${tag}\` is not supported`,
    'quote values that begin with `!`; in a condition, write `not`',
  ),
  'key-not-text': error(
    () => 'a key must be a string, not a list or a map',
    'write a name before the colon; quote it if it begins with `{`, `[` or `?`',
  ),
  'duplicate-key': error(
    (key: string) => `duplicate key \`${key}\` in this map`,
    'if both must match, write a second selection; if one is enough, a list of values',
  ),
  'bad-merge': error(
    () => 'the value of a merge key `<<` must be a map or a list of maps',
    'merge only aliases of maps, such as `<<: *common`',
  ),
  'no-document': error(
    () => 'the file contains no rule',
    'write a rule with `title`, `logsource` and `detection`, or leave out the file',
  ),
  'document-not-a-map': error(
    (found: string) => `a rule must be a map; this document is ${found}`,
    'write keys such as `title`, `logsource` and `detection`, or leave out the file',
  ),
  'unknown-document': error(
    () => 'the document is neither a detection rule nor a correlation nor a filter',
    'add one of the keys `detection`, `correlation` and `filter`',
  ),
  'ambiguous-document': error(
    (keys: readonly string[]) => `a document can have only one of ${inBackQuotes(keys).join(', ')}`,
    'write a document for each, separated by `---`',
  ),
  'unknown-action': error(
    (action: string) => `\`${action}\` is not an action`,
    'use `global`, `reset` or `repeat`, or remove the key',
  ),
  'nothing-to-repeat': error(() => '`repeat` without a previous rule', 'move it below the rule that it repeats'),
  'more-diagnostics': warning((errors: number, warnings: number) => {
    const kinds = [
      ...(errors === 0 ? [] : [counted(errors, 'error')]),
      ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ]
    return `${counted(errors + warnings, 'more problem')} ${errors + warnings === 1 ? 'is' : 'are'} not listed: ${kinds.join(' and ')}`
  }, 'fix the problems above first'),
  'unused-global': warning(
    () => 'no rule follows this `action: global`',
    'move it above the rules that it is for, or remove it',
  ),
} as const
