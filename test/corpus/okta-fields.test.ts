import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findPipeline } from '../../pipelines/all.js'
import { type Confidence, forEachLeaf } from '../../src/backend.js'
import { parseRules } from '../../src/index.js'
import { processedBy } from '../pipeline/built-in.js'

// Evidence for the names of Okta System Log fields in Datadog, compared with the pipeline datadog-okta.

const path = process.env.SIGMACAST_TARGETS ?? fileURLToPath(new URL('../../../shared/targets', import.meta.url))
const sheet = `${path}/okta-field-mappings.md`
const text = existsSync(sheet) ? readFileSync(sheet, 'utf8') : ''

interface Row {
  readonly field: string
  readonly names: readonly string[]
  readonly confidence: Confidence
}

/** O: in Datadog's pages; C: in public rules; S: a standard attribute; P: presumably as in Okta. */
const evidence: Readonly<Record<string, Confidence>> = {
  O: 'documented',
  C: 'seen',
  S: 'unverified',
  P: 'unverified',
}

/** Deviations of the pipeline from the table, with reasons. */
const deviations: Readonly<Record<string, Row & { readonly because: string }>> = Object.fromEntries(
  [
    {
      field: 'displayMessage',
      names: ['displayMessage', 'message'],
      confidence: 'documented' as const,
      because: 'Datadog’s page on the message remapper says what becomes of it',
    },
    {
      field: 'published',
      names: ['published'],
      confidence: 'unverified' as const,
      because: 'the time of a log is no attribute, and cannot be asked for',
    },
    {
      field: 'actor.id',
      names: ['usr.id', 'actor.id'],
      confidence: 'unverified' as const,
      because: 'either name is likely',
    },
    {
      field: 'actor.displayName',
      names: ['usr.name', 'actor.displayName'],
      confidence: 'seen' as const,
      because: 'rules have either name',
    },
    {
      field: 'client.userAgent.rawUserAgent',
      names: ['http.useragent', 'client.userAgent.rawUserAgent'],
      confidence: 'unverified' as const,
      because: 'either name is likely',
    },
    ...['client.userAgent.os', 'client.userAgent.browser', 'client.geographicalContext.geolocation.lat'].map(
      (field) => ({
        field,
        names: [field],
        confidence: 'unverified' as const,
        because: 'what Datadog finds out by itself is another value',
      }),
    ),
  ].map((row) => [row.field, row]),
)

const rows = [...text.matchAll(/^\| \d+ \| ([^|]+) \| [^|]+ \| ([^|]+) \|/gm)].map(
  ([, raw = '', datadog = '']): Row => {
    const [, name = 'same', letter = 'P'] = /(?:@([\w.*]+))?[^(]*\(([OCSP])/.exec(datadog) ?? []
    // `a.*` represents any field below; if Datadog documents one of them, the test uses that one.
    const shown = raw.includes('.*') && name.startsWith(raw.replace('[]', '').split('*')[0] ?? '') ? name : undefined
    const field = shown?.replace('.*', '.x') ?? oneOf(raw)
    const own = name === 'same' || name.endsWith('.*') || shown !== undefined
    return (
      deviations[field] ?? {
        field,
        names: [own ? field.replaceAll('[]', '') : name],
        confidence: evidence[letter] ?? 'unverified',
      }
    )
  },
)

/** The first of several fields: `a.b / c`, `a.b/c`, `a, b`, `a.*`. */
function oneOf(raw: string): string {
  return (raw.split(/ ?\/|, /)[0] ?? '').replace('.*', '.x').replace('<any other>', 'other').trim()
}

describe.skipIf(rows.length === 0)('datadog-okta', () => {
  test.each(rows)('maps $field to $names, with confidence $confidence', ({ field, names, confidence }) => {
    expect(asked(field)).toEqual({ names, confidence: names.map(() => confidence) })
  })

  test('maps all rows of the table, and lists only real deviations', () => {
    const fields = rows.map(({ field }) => field)
    expect({
      rows: rows.length,
      stale: Object.keys(deviations).filter((field) => !fields.includes(field)),
    }).toEqual({ rows: 73, stale: [] })
  })
})

function asked(field: string): { readonly names: readonly string[]; readonly confidence: readonly unknown[] } {
  const [document] = parseRules({
    name: 'field.yml',
    text: `title: t\nlogsource: { product: okta }\ndetection:\n  sel:\n    '${field}': x\n  condition: sel\n`,
  })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const processed = processedBy(document.rule, [findPipeline('datadog-okta')!])
  if (typeof processed === 'string') throw new Error(processed)
  const found: { name: string; confidence: unknown }[] = []
  forEachLeaf(processed.detection, ({ field: name, changedBy = [] }) => {
    if (name !== null && name !== 'source') found.push({ name, confidence: changedBy.at(-1)?.confidence })
  })
  return { names: found.map(({ name }) => name), confidence: found.map((one) => one.confidence) }
}
