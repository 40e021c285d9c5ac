import type { YamlNode } from '../yaml/node.js'
import { type Remarks, scalarOf } from './remarks.js'
import { isUuid, uuidOf } from './uuid.js'

const EXPECTED = 'a UUID, such as 929a690e-bef0-4204-a928-ef5e620d6fcc'

/**
 * Reads a UUID. Any other text becomes a UUID of version 5, with a warning: equal texts give equal UUIDs, so that
 * rules still refer to each other.
 */
export function readId(node: YamlNode, remarks: Remarks): string | undefined {
  const scalar = scalarOf(node, remarks, EXPECTED)
  if (scalar === undefined || isUuid(scalar.text)) return scalar?.text
  const id = normalId(scalar.text)
  remarks.warn('bad-format', node, [remarks.key, EXPECTED], `artifacts use \`${id}\` instead; write a UUID of your own`)
  return id
}

/** Returns the UUID that a text stands for: itself in its canonical form, or one of version 5 for any other text. */
export function normalId(text: string): string {
  const trimmed = text.trim()
  return canonicalUuid(trimmed) ?? uuidOf(trimmed)
}

/** Recognizes `{929A…}`, `urn:uuid:929a…` and 32 digits without hyphens as UUIDs. */
function canonicalUuid(text: string): string | undefined {
  const bare = /^(?:urn:uuid:)?\{?([\da-f-]{32,36})\}?$/i.exec(text)?.[1]?.toLowerCase()
  if (bare === undefined || isUuid(bare)) return bare
  return bare.length === 32 && !bare.includes('-')
    ? bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : undefined
}
