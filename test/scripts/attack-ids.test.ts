import { expect, test } from 'vitest'
import { attackIds } from '../../scripts/attack/attack-ids.js'

const object = (type: string, id: string, more: object = {}): object => ({
  type,
  id: `${type}--${id}`,
  external_references: [{ source_name: 'mitre-attack', external_id: id }],
  ...more,
})
const replacement = (before: string, after: string): object => ({
  type: 'relationship',
  relationship_type: 'revoked-by',
  source_ref: `attack-pattern--${before}`,
  target_ref: `attack-pattern--${after}`,
})

test('selects the ids that tags may have from a STIX bundle', () => {
  const objects = [
    { type: 'x-mitre-collection', x_mitre_version: '18.1' },
    object('attack-pattern', 'T1059'),
    object('attack-pattern', 'T1059.001'),
    object('attack-pattern', 'T1086', { revoked: true }),
    object('attack-pattern', 'T1085', { revoked: true }),
    object('attack-pattern', 'T1064', { x_mitre_deprecated: true }),
    replacement('T1085', 'T1086'),
    replacement('T1086', 'T1059.001'),
    object('intrusion-set', 'G0001'),
    object('intrusion-set', 'G0002', { revoked: true }),
    object('intrusion-set', 'G0004'),
    object('malware', 'S0002'),
    object('course-of-action', 'T1059', { revoked: true }),
  ]
  const { version, replaced, numbers } = attackIds({ objects } as Parameters<typeof attackIds>[0])
  expect({ version, replaced, numbers }).toEqual({
    version: '18.1',
    replaced: { T1064: '', T1085: 'T1059.001', T1086: 'T1059.001' },
    numbers: {
      g: [
        [1, 2],
        [4, 4],
      ],
      s: [[2, 2]],
      m: [],
      c: [],
    },
  })
})
