import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** The looks of code: values have a colour, signs are faint, and all else is ink. */
export const looks = HighlightStyle.define([
  { tag: [tags.string, tags.content, tags.number, tags.bool, tags.null, tags.literal], class: 's' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace, tags.meta, tags.comment], class: 'o' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'k' },
])
