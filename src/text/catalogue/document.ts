import { raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** Reading a file: its bytes, its YAML, its documents. */
export const documentMessages = {
  'unreadable-file': error(
    (reason: string) => `cannot read the file: ${reason}`,
    'The file could not be opened or read.',
    'check the path, and that you may read the file',
  ),
  'file-too-large': error(
    (limit: number) => `the file has more than ${limit} bytes`,
    'Rule files are small. The limit keeps a wrong path from exhausting memory.',
    () => raiseLimit('file-bytes'),
  ),
  'invalid-utf8': error(
    (offset: number) => `byte ${offset} is not valid UTF-8`,
    'Sigma files are UTF-8. An invalid byte would become a replacement character, and the value would match nothing.',
    'save the file as UTF-8',
  ),
  'yaml-syntax': error(
    (reason: string) => `invalid YAML: ${reason}`,
    'The document is not valid YAML 1.2. sigmacast still reads the other documents of the file.',
    'check the indentation and the quotes here and on the line above',
  ),
  'layout-kept': warning(
    (reason: string) => `the file keeps its layout: ${reason}`,
    '`sigmacast format` compares each result with the original, and changes nothing if they may differ.',
    'write this part in a simpler notation, then format the file again',
  ),
  'order-kept': warning(
    () => 'the keys keep their order, since another order would change what an alias refers to',
    'An alias refers to the last anchor of its name above it, so its key cannot move above the anchor.',
    'order the keys by hand, with the anchor in the first place that uses it',
  ),
  'tab-indentation': error(
    () => 'this line is indented with a tab',
    'YAML does not allow tabs for indentation.',
    'indent with spaces; Sigma rules usually use four',
  ),
  'yaml-too-deep': error(
    (limit: number) => `maps and lists are nested more than ${limit} levels deep`,
    'No rule needs this depth. The limit keeps hostile files from exhausting the stack.',
    () => raiseLimit('yaml-depth'),
  ),
  'too-many-aliases': error(
    (limit: number) => `the file uses more than ${limit} aliases`,
    'With aliases, a small file can expand without bound.',
    () => raiseLimit('yaml-aliases'),
  ),
  'too-many-nodes': error(
    (limit: number) => `the file expands to more than ${limit} nodes`,
    'With aliases, a small file can expand without bound.',
    () => raiseLimit('yaml-nodes'),
  ),
  'unknown-alias': error(
    (name: string) => `the alias \`*${name}\` has no anchor before it`,
    'An alias repeats a node that has an anchor earlier in the same document.',
    'quote values that begin with `*`',
  ),
  'unused-anchor': warning(
    (name: string) => `\`&${name}\` is a YAML anchor, and no alias uses it`,
    'YAML removes `&` and the word after it from the value, so the value changes or becomes empty.',
    'quote values that begin with `&`, or remove the unused anchor',
  ),
  'template-leftover': error(
    (text: string) => `\`${text}\` is an unfilled template placeholder`,
    'A template engine should have replaced it. YAML reads the braces as a map.',
    'render the template first; to keep the braces, put the value in single quotes',
  ),
  'recursive-alias': error(
    (name: string) => `the alias \`${name}\` is inside the node that it repeats`,
    'The document would be infinite.',
    'write the value in place of the alias',
  ),
  'unsupported-tag': error(
    (tag: string) => `the YAML tag \`${tag}\` is not supported`,
    'Rules contain strings, numbers, booleans and nulls. `!!str` is the only supported tag.',
    'quote values that begin with `!`; in a condition, write `not`',
  ),
  'key-not-text': error(
    () => 'a key must be a string, not a list or a map',
    'Every key of a rule is a name.',
    'write a name before the colon; quote it if it begins with `{`, `[` or `?`',
  ),
  'duplicate-key': error(
    (key: string) => `duplicate key \`${key}\` in this map`,
    'Other tools silently keep only the last one, which loses a part of the rule.',
    'to test a field twice, write a list of maps or a second selection',
  ),
  'bad-merge': error(
    () => 'the value of a merge key `<<` must be a map or a list of maps',
    'A merge key copies the entries of other maps into this one.',
    'merge only aliases of maps, such as `<<: *common`',
  ),
  'no-document': error(
    () => 'the file contains no rule',
    'The file is empty or contains only comments.',
    'write a rule with `title`, `logsource` and `detection`, or leave out the file',
  ),
  'document-not-a-map': error(
    (found: string) => `a rule must be a map; this document is ${found}`,
    'Every Sigma document is a YAML map.',
    'write keys such as `title`, `logsource` and `detection`, or leave out the file',
  ),
  'unknown-document': error(
    () => 'the document is neither a detection rule nor a correlation nor a filter',
    'The key `detection`, `correlation` or `filter` decides the kind of a document.',
    'add one of the keys `detection`, `correlation` and `filter`',
  ),
  'ambiguous-document': error(
    (keys: readonly string[]) => `a document can have only one of ${keys.map((key) => `\`${key}\``).join(', ')}`,
    'The key `detection`, `correlation` or `filter` decides the kind of a document.',
    'write a document for each, separated by `---`',
  ),
  'unknown-action': error(
    (action: string) => `\`${action}\` is not an action`,
    'The actions of a multi-document file are `global`, `reset` and `repeat`.',
    'use `global`, `reset` or `repeat`, or remove the key',
  ),
  'nothing-to-repeat': error(
    () => '`repeat` without a previous rule',
    '`action: repeat` copies the previous rule of the file.',
    'move it below the rule that it repeats',
  ),
  'more-diagnostics': warning(
    (errors: number, warnings: number) =>
      `${errors + warnings} more problems are not listed: ${errors} errors and ${warnings} warnings`,
    'sigmacast keeps the first thousand problems of each file and of each conversion, since a broken or hostile file can have any number.',
    'fix the problems above first',
  ),
  'unused-global': warning(
    () => 'no rule follows this `action: global`',
    'A global document is merged into the documents after it.',
    'move it above the rules that it is for, or remove it',
  ),
} as const
