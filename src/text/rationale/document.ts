import type { documentMessages } from '../catalogue/document.js'
import type { Rationales } from './rationales.js'

/** Reading a file: its bytes, its YAML, its documents. */
export const documentRationales: Rationales<typeof documentMessages> = {
  'file-too-large': 'Rule files are small. The limit keeps a wrong path from exhausting memory.',
  'yaml-syntax': 'The document is not valid YAML 1.2. sigmacast still reads the other documents of the file.',
  'tab-indentation': 'YAML does not allow tabs for indentation.',
  'yaml-too-deep': 'No rule needs this depth. The limit keeps hostile files from exhausting the stack.',
  'too-many-aliases': 'With aliases, a small file can expand without bound.',
  'too-many-nodes': 'With aliases, a small file can expand without bound.',
  'unknown-alias': 'An alias repeats a node that has an anchor earlier in the same document.',
  'unused-anchor': 'YAML removes `&` and the word after it from the value, so the value changes or becomes empty.',
  'template-leftover': 'A template engine should have replaced it. YAML reads the braces as a map.',
  'recursive-alias': 'The document would be infinite.',
  'unsupported-tag': 'Rules contain strings, numbers, booleans and nulls. `!!str` is the only supported tag.',
  'key-not-text': 'Every key of a rule is a name.',
  'duplicate-key': 'Other tools silently keep only the last one, which loses a part of the rule.',
  'bad-merge': 'A merge key copies the entries of other maps into this one.',
  'no-document': 'The file is empty or contains only comments.',
  'document-not-a-map': 'Every Sigma document is a YAML map.',
  'unknown-document': 'The key `detection`, `correlation` or `filter` decides the kind of a document.',
  'ambiguous-document': 'The key `detection`, `correlation` or `filter` decides the kind of a document.',
  'unknown-action': 'The actions of a multi-document file are `global`, `reset` and `repeat`.',
  'nothing-to-repeat': '`action: repeat` copies the previous rule of the file.',
  'more-diagnostics':
    'sigmacast keeps the first thousand problems of each file and of each conversion, since a broken or hostile file can have any number.',
  'unused-global': 'A global document is merged into the documents after it.',
}
