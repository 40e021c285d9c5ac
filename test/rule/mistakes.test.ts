import { describe, expect, test } from 'vitest'
import { lowerRule, parseRules } from '../../src/index.js'

/** The diagnostics of reading and lowering a text: sentence and help. */
const said = (text: string): string[] =>
  parseRules({ name: 'rule.yml', text }).flatMap(({ rule, diagnostics }) =>
    [...diagnostics, ...(rule?.kind === 'detection' ? lowerRule(rule).diagnostics : [])].map(({ message, help }) =>
      help === undefined ? message : `${message} | ${help}`,
    ),
  )

const ruleWith = (items: string): string =>
  `title: t\nlogsource: {}\ndetection:\n  selection:\n    ${items}\n  condition: selection\n`

const cannot = 'invalid YAML: '

describe('the help for invalid YAML', () => {
  const rows: readonly (readonly [items: string, message: string])[] = [
    [
      'a: "\\schtasks.exe"',
      "`\\s` is not an escape sequence of double-quoted strings | use single quotes: `'\\schtasks.exe'`",
    ],
    [
      'a: "C:\\Windows\\x"',
      "`\\W` is not an escape sequence of double-quoted strings | use single quotes: `'C:\\Windows\\x'`",
    ],
    [
      `a: "C:\\users\\it's"`,
      "`\\u` is not an escape sequence of double-quoted strings | use single quotes: `'C:\\users\\it''s'`",
    ],
    ['a: * b', "a value that begins with `*` must be quoted | write `'* b'`"],
    ['a: `id`', "a value that begins with a backtick must be quoted | write `'`id`'`"],
    ['- a: b\n      c: | d', "a value that begins with `|` must be quoted | write `'| d'`"],
    [
      'a: "x" /c',
      `unexpected text after the closing quotation mark | put the whole value in single quotes: \`'"x" /c'\``,
    ],
    ['a: b: c # d', "a string that contains `: ` must be quoted | write `a: 'b: c'`"],
    ["a: 'b'#c", "a comment needs a space before its `#` | write `'b' #c`"],
    ['a: [b, c]#d', 'a comment needs a space before its `#` | write `[b, c] #d`'],
    ["a: 'b\nc' # d", 'this line of a quoted string is not indented | indent it more than the key of the string'],
    ['a: "b\\"\nc"', 'this line of a quoted string is not indented | indent it more than the key of the string'],
    ["a: 'b\n    c: 'd'", "`'` is not closed | close it with `'`; write `''` for a `'` inside"],
    ["a: 'b\n    c: d'", "`'` is not closed | close it with `'`; write `''` for a `'` inside"],
    ['a: "b', '`"` is not closed | close it with `"`; write `\\"` for a `"` inside'],
    ['a: {b', '`{` is not closed | close it with `}`, or quote a string that begins with it'],
    [
      'a: {% raw %}',
      '`{% raw %}` is an unfilled template placeholder | render the template first; to keep the braces, put the value in single quotes',
    ],
    ['a: b\n    c', 'missing colon after the key | write `key: value`'],
    ['a:\n- b\n- c', 'this list is indented less than its key `a` | indent its items at least as far as the key'],
    ['x: y\n    a.lower() == b.lower() # c', 'missing colon after the key | write `key: value`'],
    ['a: b\n    c(d) # e\n    f: g', 'missing colon after the key | write `key: value`'],
    ['a: b\n    c = d\n    e: f', 'missing colon after the key | write `c: d`'],
    ['a: !<b', 'a value that begins with `!` has a YAML tag | put the value in single quotes'],
    ['a: |++', 'unexpected text after `|` or `>` | begin the text on the next line'],
    ['a: [b,, c]', 'missing item before the comma | remove the comma, or quote a string that begins with it'],
    ['a: b\u0000', 'YAML does not allow the control character U+0000 | if the file is UTF-16, save it as UTF-8'],
  ]
  test.each(rows)('%j', (items, message) => {
    expect(said(ruleWith(items))).toEqual([cannot + message])
  })

  test('a title that contains a colon', () => {
    expect(said(ruleWith('a: b').replace('title: t', 'title: A: b'))).toEqual([
      `${cannot}a string that contains \`: \` must be quoted | write \`title: 'A: b'\``,
    ])
  })

  test.each([
    ['title: t\nand this is more of it', 4],
    ['title: t\nand this is more\nof it', 2],
    ["title: 't'\nand this is more of it", undefined],
  ])('%j continues a text', (title, line) => {
    const [message] = said(ruleWith('a: b').replace('title: t', title))
    expect(
      message ===
        `${cannot}this line is not indented, as the text of \`title\` must be | indent it more than \`title\``,
    ).toBe(line !== undefined)
  })

  test('does not guess about a long line', () => {
    expect(said(ruleWith(`a: @${'b '.repeat(2_000)}`))).toEqual([
      `${cannot}the indentation of this line does not match any line above it | start all keys of a map in the same column`,
    ])
  })
})

describe('the help for a valid rule with a misleading meaning', () => {
  const rows: readonly (readonly [items: string, messages: readonly string[]])[] = [
    [
      'a: *\\cmd.exe',
      ["the alias `*\\cmd.exe` has no anchor before it | quote values that begin with `*`: `'*\\cmd.exe'`"],
    ],
    ['a: "\\a.exe"', ["`\\a` in double quotes is a bell | use single quotes: `'\\a.exe'`"]],
    ['a: "C:\\temp"', ["`\\t` in double quotes is a tab | use single quotes: `'C:\\temp'`"]],
    ['a: "b\\tc\\nd\\e[0m\\0"', []],
    ['a: "\\x07\\u00a0"', []],
    ['a|exists: yes', ['`exists` requires true or false; this is a string | write `true`']],
    ['a|exists: "False"', ['`exists` requires true or false; this is a string | write `false`']],
    ['a:b', ['`selection` must be a map or a list | add a space after the colon']],
    ['-b', ['`selection` must be a map or a list | add a space after the dash']],
  ]
  test.each(rows)('%j', (items, messages) => {
    expect(said(ruleWith(items))).toEqual(messages)
  })
})

describe('the help for keys', () => {
  const text = ruleWith('a: b')
  const grouped = (groupBy: string): string =>
    `title: A\ncorrelation: { type: event_count, rules: [base], group-by: ${groupBy}, timespan: 5m, condition: { gte: 2 } }\n`
  const rows: readonly (readonly [string, messages: readonly string[]])[] = [
    [
      text.replace('detection', 'detecton'),
      ['the document is neither a detection rule nor a correlation nor a filter | did you mean `detection`?'],
    ],
    [
      text.replace('logsource', 'logsorce'),
      ['the key `logsource` is missing | did you mean `logsource` instead of `logsorce`?'],
    ],
    [
      text.replace('  condition', 'condition'),
      [
        'the key `condition` is missing | `condition` is outside `detection`: indent it like the other keys of `detection`',
      ],
    ],
    [
      text.replace('  condition', '  condtion'),
      [
        'the key `condition` is missing | did you mean `condition` instead of `condtion`?',
        '`condtion` must be a map or a list | did you mean `condition`?',
      ],
    ],
    [
      text.replace('condition: selection', 'condition: seleciton'),
      ['there is no selection `seleciton` | did you mean `selection`?'],
    ],
    [
      text.replace('condition: selection', 'condition: notselection'),
      ['there is no selection `notselection` | did you mean `not selection`?'],
    ],
    [
      `${text}falsepositive: [a]\n`,
      ['`falsepositive` is not a key of the specification; did you mean `falsepositives`?'],
    ],
    [`${text}score: 5\nversion: 3\nseverity: high\n`, []],
    [
      `${text}  level: high\n`,
      ['`level` must be a map or a list | `level` belongs to the rule, not to its detection: indent it less'],
    ],
    [
      text.replace('logsource: {}\n', '').replace('  selection', '  logsource: {a: b}\n  selection'),
      ['the key `logsource` is missing | `logsource` is inside `detection`: indent it less'],
    ],
    [grouped('user'), ['`group-by` must be a list | write it as a list: `[user]`']],
    [grouped("'user, host.name'"), ["`group-by` must be a list | write it as a list: `['user, host.name']`"]],
    [grouped("'a b'"), ["`group-by` must be a list | write it as a list: `['a b']`"]],
    [grouped('{ a: b }'), ['`group-by` must be a list | write a dash before each item']],
  ]
  test.each(rows)('%j', (text, messages) => {
    expect(said(text)).toEqual(messages)
  })
})
