import { raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** Reading a file: its bytes, its YAML, its documents. */
export const documentMessages = {
  'unreadable-file': error(
    (reason: string) => `cannot read the file: ${reason}`,
    'The file could not be opened or read.',
  ),
  'file-too-large': error(
    (limit: number) => `the file has more than ${limit} bytes`,
    'A rule file is small. The limit keeps a mistaken path from filling the memory.',
    () => raiseLimit('file-bytes'),
  ),
  'invalid-utf8': error(
    (offset: number) => `byte ${offset} is not valid UTF-8`,
    'Sigma files are UTF-8. A byte that is not would be read as a replacement character and match nothing.',
    'save the file as UTF-8',
  ),
  'yaml-syntax': error(
    (reason: string) => `the YAML cannot be read: ${reason}`,
    'The text is not YAML 1.2. The other documents of the file are still read.',
  ),
  'tab-indentation': error(
    () => 'a tab indents this line',
    'YAML forbids tabs as indentation.',
    'indent with blanks; four are usual in Sigma',
  ),
  'yaml-too-deep': error(
    (limit: number) => `collections are nested deeper than ${limit} levels`,
    'No rule needs this depth; the limit keeps hostile files from exhausting the stack.',
    () => raiseLimit('yaml-depth'),
  ),
  'too-many-aliases': error(
    (limit: number) => `the file uses more than ${limit} aliases`,
    'Aliases can make a small file expand without bound.',
    () => raiseLimit('yaml-aliases'),
  ),
  'too-many-nodes': error(
    (limit: number) => `the file expands to more than ${limit} nodes`,
    'Aliases can make a small file expand without bound.',
    () => raiseLimit('yaml-nodes'),
  ),
  'unknown-alias': error(
    (name: string) => `there is no anchor \`${name}\` before this alias`,
    'An alias repeats a node that an anchor named earlier in the same document.',
    'a value that begins with `*` needs quotes',
  ),
  'unused-anchor': warning(
    (name: string) => `\`&${name}\` is read as the name of an anchor, and no alias uses it`,
    'YAML takes a word after `&` from the value, which is then another one, or empty.',
    'a value that begins with `&` needs quotes; remove an anchor that nothing uses',
  ),
  'template-leftover': error(
    (text: string) => `\`${text}\` is left from a template`,
    'A template engine should have replaced it; for YAML it is a map.',
    'fill in the template first; a value that means these braces needs single quotes',
  ),
  'recursive-alias': error(
    (name: string) => `the alias \`${name}\` stands inside the node that it repeats`,
    'Such a document would never end.',
  ),
  'unsupported-tag': error(
    (tag: string) => `the YAML tag \`${tag}\` is not supported`,
    'A rule holds texts, numbers, booleans and nulls; `!!str` is the one tag with a use.',
    'a value that begins with `!` needs quotes; a condition says `not`',
  ),
  'key-not-text': error(() => 'a key must be a text, not a list or a map', 'Keys of a rule are names.'),
  'duplicate-key': error(
    (key: string) => `the key \`${key}\` stands twice in this map`,
    'Other tools silently keep the last one, and a part of the rule is lost.',
    'to ask one field twice, write a list of maps, or a second selection',
  ),
  'bad-merge': error(
    () => 'a merge key `<<` needs a map, or a list of maps',
    'A merge key copies the entries of other maps into this one.',
  ),
  'no-document': error(() => 'there is no rule in this file', 'The file is empty, or holds only comments.'),
  'document-not-a-map': error(
    (found: string) => `a rule is a map of keys and values; this document is ${found}`,
    'Every Sigma document is a YAML map.',
  ),
  'unknown-document': error(
    () => 'this is neither a detection rule, a correlation nor a filter',
    'The kind of a document is told by its key `detection`, `correlation` or `filter`.',
    'add a key `detection`, `correlation` or `filter`',
  ),
  'ambiguous-document': error(
    (keys: readonly string[]) => `a document has one of ${keys.map((key) => `\`${key}\``).join(', ')}, not several`,
    'The kind of a document is told by its key `detection`, `correlation` or `filter`.',
    'write one document for each, separated by `---`',
  ),
  'unknown-action': error(
    (action: string) => `\`${action}\` is not an action`,
    'The actions of a multi-document file are `global`, `reset` and `repeat`.',
  ),
  'nothing-to-repeat': error(
    () => 'there is no rule before this one to repeat',
    '`action: repeat` copies the rule before it.',
  ),
  'more-diagnostics': warning(
    (errors: number, warnings: number) =>
      `${errors + warnings} more problems are not listed: ${errors} errors and ${warnings} warnings`,
    'Only the first thousand problems of a file, and of a conversion, are kept: a broken or hostile file can have any number.',
    'mend those above first',
  ),
  'unused-global': warning(
    () => 'no rule follows this `action: global`',
    'What a global document holds is merged into the documents after it.',
  ),
} as const
