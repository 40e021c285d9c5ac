import { describe, expect, test } from 'vitest'
import { unknownNames } from '../../src/python/jinja/check-names.js'
import { dateText } from '../../src/python/jinja/date-text.js'
import { parseTemplate } from '../../src/python/jinja/parse-template.js'
import { readFormat } from '../../src/python/jinja/read-format.js'
import { render } from '../../src/python/jinja/render.js'
import type { TemplateProblem } from '../../src/python/jinja/template-problem.js'
import { dataValue, textWith, type Value } from '../../src/python/jinja/values.js'
import { refuseInPipeline } from '../../src/text/diagnose-pipeline.js'

// The output of templates, as Jinja2 3.1.6 returns it for the same values.
const given: ReadonlyMap<string, Value> = new Map([
  ['query', 'a="x\\y" b<3\nline2'],
  ['date', dateText('2024-12-30')],
  ['tag', textWith('attack.t1059', { namespace: 'attack', name: 't1059' })],
  ['data', dataValue({ n: 7, yes: true, none: null, list: ['b', 'A', 'b'], map: { z: '1', a: 'x' } })],
])

const messageOf = ({ code, args }: TemplateProblem): string =>
  `${code}: ${refuseInPipeline(code, args).refused.message}`

function rendered(template: string, most?: number): string {
  const body = parseTemplate(template)
  if ('code' in body) return messageOf(body)
  const unknown = unknownNames(body, { query: null, tag: null, data: null, date: null })
  if (unknown.length > 0) return unknown.map(({ args: [kind, name] }) => `no ${kind} ${name}`).join(', ')
  const text = render(body, given, most)
  return typeof text === 'string' ? text : `fails: ${text.because}`
}

const NS = '{% set ns = namespace(x='
const LOOP = '{% for i in range(99) %}'
const SLOW = 'fails: it takes too many steps'
const LONG = 'fails: a string has more than 16777216 characters'
const DEEP = 'template-unsupported: templates do not support expressions that are nested this deeply'

type Rows = readonly (readonly [template: string, text: string])[]
const check = (template: string, text: string): void => expect(rendered(template)).toBe(text)
const checkNamed = (_: string, template: string, text: string): void => check(template, text)

describe('keeps white space unless a minus is written, and removes one final line break', () => {
  const rows: Rows = [
    ['a\n  {% if true %}\n  b\n  {% endif %}\nc\n\n', 'a\n  \n  b\n  \nc\n'],
    ['a\n  {%- if true -%}\n  b\n  {%- endif -%}\nc', 'abc'],
    ['a {{- 1 -}} b {#- c -#} d {# e #} f', 'a1bd  f'],
    ['a {%+ if true +%} b {% endif %}', 'a  b '],
    ['{% raw %} {{ x }} {% if {% endraw %}|{% raw -%}  y  {%- endraw %}|', ' {{ x }} {% if |y|'],
  ]
  test.each(rows)('%j', check)
})

describe('dates have the parts and methods of Python’s', () => {
  const rows: Rows = [
    [
      '{{ date }}|{{ date.isoformat() }}|{{ date.year }} {{ date.month + 1 }} {{ date.day }}',
      '2024-12-30|2024-12-30|2024 13 30',
    ],
    ["{{ date.strftime('%Y-%m-%d %d.%-m.%y %j') }}", '2024-12-30 30.12.24 365'],
    ["{{ date.strftime('%A %a %B %b %e, %x %c') }}", 'Monday Mon December Dec 30, 12/30/24 Mon Dec 30 00:00:00 2024'],
    ["{{ date.strftime('%G-W%V-%u %U %W %w %H:%M%%') }}", '2025-W01-1 52 53 1 00:00%'],
    ['{{ date.weekday() }} {{ date.isoweekday() }}', '0 1'],
    ["{% set d = date %}{{ d.strftime('%Y') | int + 1 }} {{ date == '2024-12-30' }}", '2025 True'],
    ["{{ date.strftime('%Q') }}", 'fails: `strftime` has no directive `%Q`'],
    ['{{ date.strftime() }}', 'fails: `strftime` requires the argument `format`'],
    ["{{ query.strftime('%Y') }}", 'fails: `query.strftime` cannot be called'],
  ]
  test.each(rows)('%j', check)
})

describe('values are written as in Python', () => {
  const rows: Rows = [
    ['{{ true }} {{ none }} {{ 12 }} {{ -3 }} {{ data.none }}', 'True None 12 -3 None'],
    [
      '{{ ["it\'s", \'q"\', "b\'\\"", "n\\n", "\\\\", "é", "\\u200b"] }}',
      `["it's", 'q"', 'b\\'"', 'n\\n', '\\\\', 'é', '\\u200b']`,
    ],
    ['{{ (1, 2) }} {{ (1,) }} {{ () }} {{ {"a": [none, true]} }}', "(1, 2) (1,) () {'a': [None, True]}"],
    ['{{ data.map }} {{ data.list }}', "{'z': '1', 'a': 'x'} ['b', 'A', 'b']"],
    ["{{ 'a' 'b' }} {{ '\\x41\\u00e9\\101 \\d \\t|' }}", 'ab AéA \\d \t|'],
    ['{{ tag }} {{ tag.namespace }} {{ tag.name | upper }} {{ [tag] }}', "attack.t1059 attack T1059 ['attack.t1059']"],
  ]
  test.each(rows)('%j', check)
})

describe('operators are those of Python', () => {
  const rows: Rows = [
    ['{{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ 2 + 3 * 4 }} {{ 10 - 3 - 2 }}', '3 -4 2 -2 14 5'],
    [
      "{{ 1 == '1' }} {{ 1 == true }} {{ [1] == [1] }} {{ (1,) == [1] }} {{ '' == 0 }} {{ 'a' == 'A' }}",
      'False True True False False False',
    ],
    ["{{ 1 < 2 < 3 }} {{ 3 > 2 >= 3 }} {{ 'B' < 'a' }} {{ '\\U0001f600' > '\\uffff' }}", 'True False True True'],
    [
      "{{ 'b' in 'abc' }} {{ 'x' not in ['y'] }} {{ 'a' in {'a': 1} }} {{ tag in ['attack.t1059'] }}",
      'True True True True',
    ],
    ["{{ 'a' ~ 1 ~ none }} {{ 'a' + 'b' }} {{ [1] + [2] }} {{ 'ab' * 2 }}", 'a1None ab [1, 2] abab'],
    ["{{ not true or true }} {{ '' or none }} {{ [] and 1 }} {{ 'x' and 0 or 'y' }}", 'True None [] y'],
    ["{{ 'y' if data.n else 'n' }} {{ 'x' if false }}| {{ 1 if false else 2 if false else 3 }}", 'y | 3'],
    ["{{ 'abcdef'[1:4] }} {{ 'abc'[::-1] }} {{ 'x😀y'[1] }} {{ [1, 2, 3][-1] }} {{ [1, 2][5:] }}", 'bcd cba 😀 3 []'],
    ["{{ data['map']['a'] }} {{ data.map.a }} {{ data.map.items() | list }}", "x x [('z', '1'), ('a', 'x')]"],
  ]
  test.each(rows)('%j', check)
})

describe('statements do not leak their names', () => {
  const rows: Rows = [
    ['{% set x = 1 %}{% for i in [1, 2] %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}', '231'],
    ['{% set ns = namespace(n=0) %}{% for i in range(4) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}', '6'],
    ['{% set a, b = [1, 2] %}{{ b }}{{ a }}{% set t %}x{{ a }}{% endset %}{{ t | upper }}', '21X1'],
    ['{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}', '3'],
    [
      '{% for k, v in data.map.items() %}{{ loop.index }}{{ k }}={{ v }}{{ "," if not loop.last }}{% endfor %}',
      '1z=1,2a=x',
    ],
    [
      '{% for x in data.list if x != "b" %}{{ loop.length }}{{ x }}{% else %}none{% endfor %}{% for x in [] %}{% else %}none{% endfor %}',
      '1Anone',
    ],
    ['{% for x in "ab" %}{{ loop.previtem | default("-") }}{{ x }}{{ loop.cycle("!", "?") }}{% endfor %}', '-a!ab?'],
    ['{% macro m(a, b="x") %}<{{ a }}{{ b }}>{% endmacro %}{{ m(1) }}{{ m(b=2, a="y") }}', '<1x><y2>'],
    ['{% if false %}a{% elif data.n == 7 %}b{% else %}c{% endif %}', 'b'],
    ['{% set l = [] %}{% set _ = l.append(1) %}{% set d = {} %}{% set _ = d.update({"a": l}) %}{{ d }}', "{'a': [1]}"],
  ]
  test.each(rows)('%j', check)
})

describe('filters, tests and methods are those of Jinja2 and Python', () => {
  const rows: Rows = [
    [
      '{{ "don\'t STOP-me" | title }} {{ "don\'t STOP" .title() }} {{ "hELLO wORLD" | capitalize }}',
      "Don't Stop-Me Don'T Stop Hello world",
    ],
    ['{{ "ßa ﬁx" | capitalize }} {{ "ßa ﬁx" | title }} {{ "ßa ﬁx".title() }}', 'Ssa ﬁx SSa FIx Ssa Fix'],
    [
      '{{ data.map.items() | sort }} {{ [[2, "b"], [2, "a"], [1]] | sort }}',
      "[('a', 'x'), ('z', '1')] [[1], [2, 'a'], [2, 'b']]",
    ],
    [
      '{{ [{"g": "q", "n": 1}, {"g": "P", "n": 2}, {"g": "p", "n": 1}] | sort(attribute="g,n") | map(attribute="n") | join }}',
      '121',
    ],
    [
      '{{ [1, 2] < [1, 3] }} {{ [1] < [1, 0] }} {{ (1, 2) >= (1, 2) }} {{ [true, 0] | sort }}',
      'True True True [0, True]',
    ],
    [
      '{{ [[1], 1] | sort }}',
      'fails: `<`, `>` and `sort` compare strings with strings, numbers with numbers and lists with lists',
    ],
    [
      '{{ query | tojson }} {{ {"b": 1, "a": [none, true]} | tojson }}',
      '"a=\\"x\\\\y\\" b\\u003c3\\nline2" {"a": [null, true], "b": 1}',
    ],
    ['{{ {"a": [1], "b": {}} | tojson(2) }}', '{\n  "a": [\n    1\n  ],\n  "b": {}\n}'],
    [
      '{{ data.list | join(", ") }} {{ data.list | sort | join }} {{ data.list | unique | list }} {{ data.list | length }}',
      "b, A, b Abb ['b', 'A'] 3",
    ],
    [
      '{{ data.list | map("upper") | join }} {{ data.list | select("eq", "b") | list }} {{ data.list | reject("lower") | list }}',
      "BAB ['b', 'b'] ['A']",
    ],
    [
      '{{ [{"n": "b"}, {"n": "a"}, {}] | map(attribute="n", default="-") | join }} {{ [{"v": 1}, {"v": 0}] | selectattr("v") | list }}',
      "ba- [{'v': 1}]",
    ],
    [
      '{{ data.nope | default("x") }} {{ "" | default("x") }}| {{ "" | default("x", true) }} {{ none | default("x") }}',
      'x | x None',
    ],
    [
      '{{ "aXbX" | replace("X", "-", 1) }} {{ "abc" | replace("", ".") }} {{ " x " | trim }}| {{ "--a-" | trim("-") }}',
      'a-bX .a.b.c. x| a',
    ],
    ['{{ "a\n\nb" | indent(2) }}|{{ "a\n\nb" | indent(1, true, true) }}', 'a\n\n  b| a\n \n b'],
    ['{{ " 12 " | int }} {{ "x" | int(7) }} {{ "3.9" | int }} {{ "1_000" | int }} {{ true | int }}', '12 7 3 1000 1'],
    [
      '{{ "<a href=\'x\'>&" | e }} {{ ("<" | e) | e }} {{ ("<" | e) ~ "<" }}',
      '&lt;a href=&#39;x&#39;&gt;&amp; &lt; &lt;<',
    ],
    [
      "{{ 'a b  c'.split() }} {{ 'a,b,,c'.split(',', 2) }} {{ ' a  b c '.split(none, 1) }}",
      "['a', 'b', 'c'] ['a', 'b', ',c'] ['a', 'b c ']",
    ],
    [
      "{{ 'abc'.startswith(('x', 'a')) }} {{ 'abc'.endswith('c') }} {{ '-'.join(['a', 'b']) }} {{ 'xxa'.lstrip('x') }}",
      'True True a-b a',
    ],
    [
      '{{ 4 is divisibleby 2 }} {{ 3 is not even }} {{ none is none }} {{ data.nope is defined }} {{ tag is string }} {{ {} is mapping }}',
      'True True True False True True',
    ],
    [
      '{{ range(3) | list }} {{ range(3, 0, -2) | list }} {{ dict(a=1).get("b", 2) }} {{ "x😀" | length }} {{ "abc" | reverse }}',
      '[0, 1, 2] [3, 1] 2 2 cba',
    ],
  ]
  test.each(rows)('%j', check)
})

describe('reports everything that Jinja2 would ignore', () => {
  const rows: Rows = [
    ['{{ data.nope }}', 'fails: there is no `data.nope`'],
    ['{{ data.map.nope.more }}', 'fails: there is no `data.map.nope`'],
    ['{% for x in data.nope %}{% endfor %}', 'fails: there is no `data.nope`'],
    ['{{ data.nope | upper }}', 'fails: there is no `data.nope`'],
    [
      '{{ nope }}{{ data.n | nope }}{{ data.n is nope }}{{ data.list.nope() }}',
      'no name nope, no filter nope, no test nope, no method nope',
    ],
    [
      '{{ data.list | map("nope") }}{{ data.list | select("nope") }}{{ loop.index }}',
      'no filter nope, no test nope, no name loop',
    ],
    ['{% for x in data.list %}{{ loop.nope }}{% endfor %}', 'no name nope'],
  ]
  test.each(rows)('%j', check)
})

describe('a template can only access values', () => {
  const rows: Rows = [
    ["{{ ''.constructor }}", 'fails: there is no `….constructor`'],
    ['{{ data.__proto__ }}{{ [].length }}', 'fails: there is no `data.__proto__`'],
    ["{{ data['constructor']['prototype'] }}", 'fails: there is no `data["constructor"]`'],
    ['{{ data | map(attribute="__proto__") | list }}', 'fails: there is no `__proto__`'],
    ['{{ range.call() }}', 'no method call'],
    ['{{ range }}', 'fails: a callable cannot be converted to a string'],
    ['{% macro m() %}{% endmacro %}{{ m | tojson }}', 'fails: a callable cannot be converted to JSON'],
    ['{{ constructor.x }}{% set __proto__ = 1 %}{{ __proto__ }}', 'no name constructor'],
  ]
  test.each(rows)('%j', check)
})

describe('a template that would not end fails:', () => {
  const rows: readonly (readonly [what: string, template: string, text: string])[] = [
    ['loops in loops', `${'{% for a in range(99999) %}'.repeat(3)}${'{% endfor %}'.repeat(3)}`, SLOW],
    ['a macro of itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'fails: it is nested too deeply'],
    ['a long range', '{{ range(1000000000) }}', 'fails: `range` gives at most 100000 numbers'],
    ['a text that doubles', `${NS}'x') %}${LOOP}{% set ns.x = ns.x ~ ns.x %}{% endfor %}`, SLOW],
    ['a list that doubles', `${NS}[1]) %}${LOOP}{% set ns.x = ns.x + ns.x %}{% endfor %}`, SLOW],
    ['a list of itself twice', `${NS}[1]) %}${LOOP}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}`, SLOW],
    ['a list that grows by itself', `{% set l = [1] %}${LOOP}{% set _ = l.extend(l) %}{% endfor %}`, SLOW],
    ['a list in itself', '{% set l = [] %}{% set _ = l.append(l) %}{{ l }}', 'fails: it is nested too deeply'],
    ['a repeated text', "{{ 'x' * 1000000000000 }}", LONG],
    ['a replaced text', "{{ ('x' * 1999999) | replace('', 'xxxxxxxxxx') }}", LONG],
    ['an indented text', "{{ 'x' | indent(1000000000, true) }}", 'fails: the indentation is too deep'],
    ['a long text again and again', `{% for i in range(99999) %}{{ ('x' * 999999) | length }}{% endfor %}`, SLOW],
  ]
  test.each(rows)('%s', (_, template, text) => expect(rendered(template, 1_000_000)).toBe(text))

  test('loops in loops, with the work that templates have', () => {
    expect(rendered(`${'{% for a in range(99999) %}'.repeat(3)}${'{% endfor %}'.repeat(3)}`)).toBe(SLOW)
  })
})

describe('rejects a template that would take too long to read:', () => {
  const rows: readonly (readonly [what: string, template: string, text: string])[] = [
    ['50,000 parentheses', `{{ ${'('.repeat(50_000)} }}`, DEEP],
    ['40,000 sums', `{{ 1${' + 1'.repeat(40_000)} }}`, DEEP],
    ['10,000 attributes', `{{ data${'.a'.repeat(10_000)} }}`, DEEP],
    [
      '99 tests that are not closed',
      `{{ ${'a is b ('.repeat(99)}`,
      'template-syntax: expected the end of a tag or of a block in the template, found the end',
    ],
    ['300 blocks', `${'{% if true %}'.repeat(300)}x${'{% endif %}'.repeat(300)}`, DEEP],
    [
      'more than 200,000 characters',
      ' '.repeat(200_001),
      'template-unsupported: templates do not support more than 200000 characters',
    ],
    ['no blanks before a tag', `${' '.repeat(199_990)}{{- 1 }}`, '1'],
    ['no 100 parentheses', `{{ ${'('.repeat(100)}1${')'.repeat(100)} }}`, '1'],
    ['no long number that ends as a word', "{{ ('1' * 999999 ~ 'x') | int }}", '0'],
    ['no 100 blocks', `${'{% if true %}'.repeat(100)}x${'{% endif %}'.repeat(100)}`, 'x'],
  ]
  test.each(rows)('%s', checkNamed)
})

describe('rejects the rest of Jinja2', () => {
  const rows: Rows = [
    ['{% include "x" %}', 'template-unsupported: templates do not support the tag `include`'],
    ['{{ 1.5 }}', 'template-unsupported: templates do not support a number with a fraction'],
    ['{{ 1 / 2 }}', 'template-unsupported: templates do not support the operator `/`'],
    ['{{ 2 ** 3 }}', 'template-unsupported: templates do not support the operator `**`'],
    ['{{ m(*data.list) }}', 'template-unsupported: templates do not support a list of arguments'],
    ["{{ '\\N{BULLET}' }}", 'template-unsupported: templates do not support this escape'],
    ["{{ '<' + ('a' | tojson) }}", 'fails: `+` does not support escaped strings; use `~`'],
    [
      '{% if true %}{% endfor %}',
      'template-syntax: expected the end of the innermost block in the template, found `endfor`',
    ],
    ['{% endif %}', 'template-syntax: expected the end of the innermost block in the template, found `endif`'],
    ['{% if true %}', 'template-syntax: expected the end of a tag or of a block in the template, found the end'],
    ['{{ data.n data }}', 'template-syntax: expected a comparison or `}}` in the template, found `data`'],
    ['{{ data | }}', 'template-syntax: expected a filter in the template, found `}}`'],
    ['{{ data', 'template-syntax: expected the end of a tag or of a block in the template, found the end'],
  ]
  test.each(rows)('%j', check)
})

describe('a format of Python', () => {
  const rows: Rows = [
    ['{query}', 'a="x\\y" b<3\nline2'],
    ['{{{data.n}}} {{{{}}}}\n', '{7} {{}}\n'],
    ['{data[map][a]} {data[list][1]} {tag.name} {data[none]} {data[list]}', "x A t1059 None ['b', 'A', 'b']"],
    ['{data[nope]}', 'fails: there is no `data["nope"]`'],
    ['{nope}', 'no name nope'],
    ['{query!r}', 'template-unsupported: templates do not support the format `!r`'],
    ['{query:>20}', 'template-unsupported: templates do not support the format `:>20`'],
    ['a } b', 'template-syntax: expected `}}` in the template, found `}`'],
    ['{', 'template-syntax: expected `{{` in the template, found `{`'],
    ['{}', 'template-syntax: expected a name such as `rule.title` in the template, found nothing'],
    ['{0}', 'template-syntax: expected a name such as `rule.title` in the template, found `0`'],
    ['{query.__class__.__mro__}', 'fails: there is no `query.__class__`'],
  ]
  test.each(rows)('%j', (format, text) => {
    const body = readFormat(format)
    if ('code' in body) return expect(messageOf(body)).toBe(text)
    const unknown = unknownNames(body, { query: null, tag: null, data: null })
    if (unknown.length > 0)
      return expect(unknown.map(({ args: [kind, name] }) => `no ${kind} ${name}`).join()).toBe(text)
    const result = render(body, given)
    return expect(typeof result === 'string' ? result : `fails: ${result.because}`).toBe(text)
  })
})
