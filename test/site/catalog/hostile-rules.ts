/** Ways to run a script, each of which sets `hacked` where it works. */
const ATTACKS = [
  '<script>hacked=1</script>',
  '</script><script>hacked=1</script>',
  '<img src=x onerror=hacked=1>',
  '"><svg onload=hacked=1>',
  "' onmouseover='hacked=1",
  '<!--<script>hacked=1</script>-->',
  '</style></title></textarea></td></pre><script>hacked=1</script>',
  '{{constructor.constructor("hacked=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template
  '${hacked=1}<%= hacked=1 %>#{hacked=1}',
  '[link](javascript:hacked=1)',
  '&lt;script&gt;hacked=1&lt;/script&gt;',
  '\\u003cscript\\u003ehacked=1\\u003c/script\\u003e',
]

/** Addresses that no page may link to. */
const ADDRESSES = [
  'javascript:hacked=1',
  'JaVaScRiPt:hacked=1',
  ' javascript:hacked=1',
  'java\tscript:hacked=1',
  'data:text/html,<script>hacked=1</script>',
  'vbscript:hacked=1',
  'file:///etc/passwd',
  '//example.com/x',
  'https://example.com/"><script>hacked=1</script>',
  'http://user:secret@example.com/',
]

const quoted = (text: string): string => JSON.stringify(text)
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

/** A rule in which every text is an attack. */
const everywhere = (attack: string, id: string): string => `title: ${quoted(`Title ${attack}`)}
id: ${quoted(id)}
name: ${quoted(attack)}
status: ${quoted(attack)}
description: ${quoted(attack)}
author: ${quoted(`${attack}, Someone`)}
date: ${quoted(attack)}
license: ${quoted(attack)}
references: ${list([attack, ...ADDRESSES])}
tags: ${list([attack, `attack.${attack}`, 'attack.t1110', 'attack.t1562.001', `cve.${attack}`])}
logsource: { product: ${quoted(attack)}, category: ${quoted(attack)}, service: ${quoted(attack)}, definition: ${quoted(attack)} }
fields: ${list([attack])}
falsepositives: ${list([attack])}
level: high
${quoted(attack)}: ${quoted(attack)}
related: [{ id: ${quoted(attack)}, type: derived }]
detection:
  ${quoted(`sel${id.length}`)}:
    ${quoted(attack)}: ${list([attack, ...ATTACKS])}
    ${quoted(`${attack}|contains`)}: ${quoted(attack)}
  condition: all of sel*
`

const plain = (title: string, logsource: string): string =>
  `title: ${quoted(title)}\nlogsource: ${logsource}\ntags: [attack.t1078]\ndetection:\n  sel: { a: b }\n  condition: sel\n`

/** Files of hostile rules, by their paths. */
export const hostileRules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ATTACKS.map((attack, index) => [
      `attack-${index}.yml`,
      everywhere(attack, index % 2 === 0 ? `00000000-0000-4000-8000-0000000000${10 + index}` : attack),
    ]),
  ),
  'names/__proto__.yml': plain('__proto__', '{ product: __proto__, category: constructor }'),
  'names/constructor.yml': plain('constructor', '{ product: constructor, service: hasOwnProperty }'),
  'names/dots.yml': `id: ../../../../outside\n${plain('../../outside', '{ product: "..", category: "." }')}`,
  'names/device.yml': `id: con\n${plain('con', '{ product: con }')}`,
  'names/a "b" onmouseover=hacked=1.yml': plain('An odd file name', '{ product: windows }'),
  'names/lines.yml': plain('Separators \u2028 \u2029 and \u202e reversed', '{ product: "a\u2028b" }'),
  'names/long.yml': plain('Unbroken'.repeat(60), `{ product: ${'x'.repeat(300)} }`),
  'broken/syntax.yml': 'title: <script>hacked=1</script>\nlogsource: {\ndetection: [<img src=x onerror=hacked=1>',
  'broken/unknown.yml': `${plain('Broken <img src=x onerror=hacked=1>', '{ product: a }').replace('condition: sel', 'condition: "<script>hacked=1</script>"')}`,
}
