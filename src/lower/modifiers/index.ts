import { cidr } from './cidr.js'
import { gt, gte, lt, lte } from './comparisons.js'
import { base64, base64offset, utf16, utf16be, utf16le } from './encodings.js'
import { exists } from './exists.js'
import { expand } from './expand.js'
import { fieldref } from './fieldref.js'
import type { ItemModifier, Modifier } from './modifier.js'
import { dotall, ignorecase, multiline, re } from './regex.js'
import { day, hour, minute, month, week, year } from './time-parts.js'
import { contains, endswith, startswith } from './wildcards.js'
import { windash } from './windash.js'

const all: ItemModifier = { kind: 'item', effect: 'all', keywords: true }
const cased: ItemModifier = { kind: 'item', effect: 'cased', keywords: true }
const neq: ItemModifier = { kind: 'item', effect: 'negated', keywords: false }

const entries = {
  all,
  base64,
  base64offset,
  cased,
  cidr,
  contains,
  day,
  dotall,
  endswith,
  exists,
  expand,
  fieldref,
  gt,
  gte,
  hour,
  i: ignorecase,
  ignorecase,
  lt,
  lte,
  m: multiline,
  minute,
  month,
  multiline,
  neq,
  re,
  s: dotall,
  startswith,
  utf16,
  utf16be,
  utf16le,
  week,
  wide: utf16le,
  windash,
  year,
}

/** The name of a modifier in a rule. */
export type ModifierName = keyof typeof entries

/** Every modifier by its name in a rule. Aliases have entries of their own. */
export const modifiers: ReadonlyMap<string, Modifier> = new Map<string, Modifier>(Object.entries(entries))
