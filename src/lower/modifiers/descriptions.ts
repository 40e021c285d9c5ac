import type { ModifierName } from './index.js'

const DOTALL = '. also matches a line break'
const IGNORECASE = 'the regular expression is case-insensitive'
const MULTILINE = '^ and $ match at the start and the end of each line'
const UTF16LE = 'encodes the value as UTF-16 (little-endian)'

/** Describes each modifier by a phrase without a full stop. Apart from the modifiers, because only lists show it. */
export const modifierDescriptions: Readonly<Record<ModifierName, string>> = {
  all: 'all values must match instead of any',
  base64: 'encodes the value as Base64',
  base64offset: 'encodes the value as Base64 at each of the three offsets',
  cased: 'case-sensitive comparison',
  cidr: 'the field is an IPv4 or IPv6 address inside the network',
  contains: 'the field contains the value',
  day: 'compares the day of the date in the field',
  dotall: DOTALL,
  endswith: 'the field ends with the value',
  exists: 'the field exists (true) or does not exist (false)',
  expand: 'a pipeline replaces the placeholder %name% in the value',
  fieldref: 'the value names another field to compare with',
  gt: 'the field is greater than the number',
  gte: 'the field is greater than or equal to the number',
  hour: 'compares the hour of the date in the field',
  i: IGNORECASE,
  ignorecase: IGNORECASE,
  lt: 'the field is less than the number',
  lte: 'the field is less than or equal to the number',
  m: MULTILINE,
  minute: 'compares the minute of the date in the field',
  month: 'compares the month of the date in the field',
  multiline: MULTILINE,
  neq: 'the field has none of the values',
  re: 'the value is a regular expression, unanchored and case-sensitive',
  s: DOTALL,
  startswith: 'the field begins with the value',
  utf16: 'encodes the value as UTF-16 (little-endian) with a byte order mark',
  utf16be: 'encodes the value as UTF-16 (big-endian)',
  utf16le: UTF16LE,
  week: 'compares the week of the date in the field',
  wide: UTF16LE,
  windash: 'a dash that begins an option matches any of - / – — ―',
  year: 'compares the year of the date in the field',
}
