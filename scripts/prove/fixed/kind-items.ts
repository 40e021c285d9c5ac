import { either, type FixedItem, quoted, without } from './fixed-item.js'
import { keywordItem, keywordRegexItem, regexItem, textItem } from './text-items.js'
import { ANY, around, base64At, ONE, type TextValue, utf16 } from './text-meaning.js'
import {
  booleanItem,
  comparison,
  comparisons,
  datePart,
  encoded,
  existence,
  listItem,
  network,
  nothing,
  numberItem,
  reference,
} from './value-items.js'

const texts: readonly (readonly [about: string, value: TextValue])[] = [
  ['a word', ['Abc']],
  ['words', ['a bc D']],
  ['a path', ['C:\\Win\\x.exe']],
  ['a path that ends with a backslash', ['\\Temp\\']],
  ['the empty text', ['']],
  ['digits', ['42']],
  ['a decimal number', ['1.50']],
  ['true as text', ['true']],
  ['null as text', ['null']],
  ['an operator', ['NOT']],
  ['another operator', ['or']],
  ['a star alone', [ANY]],
  ['a question mark alone', [ONE]],
  ['a star in the middle', ['Ab', ANY, 'cd']],
  ['stars around', [ANY, 'Ab cd', ANY]],
  ['a star before', [ANY, '.Exe']],
  ['a star after', ['-a b', ANY]],
  ['a question mark in the middle', ['Ab', ONE, 'cd']],
  ['a question mark between long words', ['abcde', ONE, 'Fghij']],
  ['question marks and stars', [ONE, 'b', ANY, 'd', ONE]],
  ['a literal star beside one', ['a*', ANY, 'b?']],
  ['a backslash before a star', ['C:\\', ANY]],
  ['quotes and a star', ['"a b"', ANY]],
  ['operators inside, and a star', ['x or y and not z', ANY]],
  ['three quotes and a backslash', ['a"""b\\c"']],
  ['a long text', ['abcdefghij '.repeat(12).trim()]],
]

const textItems = texts.flatMap(([about, value]) =>
  Object.keys(around).flatMap((modifier) => [false, true].map((cased) => textItem(value, modifier, cased, about))),
)

/** Values in which Sigma reads single backslashes as literal, alone and beside a wildcard. */
const backslashes: readonly FixedItem[] = [
  {
    ...textItem(['C:\\Win\\x'], 'contains', false, 'single backslashes'),
    values: [quoted('C:\\Win\\x')],
  },
  {
    ...textItem(['C:\\W', ANY, 'n\\x'], '', false, 'a single backslash after a wildcard'),
    values: [quoted('C:\\W*n\\x')],
  },
]

const lists = [
  listItem([['ab'], ['Cd'], ['e f']], []),
  listItem([['ab'], ['Cd'], ['e f']], ['cased']),
  listItem([['ab'], ['C', ANY], [''], ['"q"']], []),
  listItem([['NOT'], ['NOTab', ANY], ['or'], ['AND x']], []),
  listItem([['aB\\'], ['\\'], ['Cd\\']], ['endswith']),
  listItem([['NOTab'], ['NOT x'], ['OR'], ['and']], ['cased']),
  ...['contains', 'startswith', 'endswith'].flatMap((modifier) => [
    listItem([['ab'], ['Cd'], ['e f']], [modifier]),
    listItem([['ab'], ['Cd'], ['e f']], [modifier, 'cased']),
    listItem([['a'], ['bc']], [modifier, 'all']),
  ]),
]

const networks = [
  network('10.0.0.0/8', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'),
  network('10.1.2.128/25', '10.1.2.128', '10.1.2.127', '10.1.2.255', '10.1.3.128'),
  network('192.168.4.0/22', '192.168.4.0', '192.168.7.255', '192.168.8.0', '192.168.3.255'),
  network('10.1.2.3/32', '10.1.2.3', '10.1.2.4', '10.1.2.33'),
  network('2001:db8::/32', '2001:db8::1', '2001:db8:ffff::', '2001:db9::', '10.0.0.1'),
]

const expressions: readonly (readonly [source: string, flags: string, ...samples: string[]])[] = [
  ['abc', '', 'abc', 'xabcx', 'ABC', 'ab', 'a\nabc'],
  ['abc', 'i', 'abc', 'xAbCx', 'ab'],
  ['^abc', '', 'abc', 'abcx', 'xabc', 'x\nabc'],
  ['abc$', '', 'abc', 'xabc', 'abcx', 'abc\nx'],
  ['^abc$', 'm', 'abc', 'x\nabc', 'xabc', 'abcx'],
  ['^a.c$', '', 'abc', 'ac', 'abbc', 'a\nc'],
  ['^a.c$', 's', 'abc', 'a\nc', 'ac'],
  ['^[ab].c$', '', 'abc', 'bxc', 'a\nc', 'ac', 'cbc'],
  ['^\\d.c', '', '1xc', '1\nc', '1c', 'axc', '1xcd'],
  ['^[a-c]x[de]$', 'i', 'AXD', 'bxe', 'BxE', 'dxd', 'axf'],
  ['^[ab].*c$', 's', 'abc', 'a\n\nc', 'ac', 'cbc'],
  ['^(a|bc)+$', '', 'a', 'bc', 'abca', 'b', ''],
  ['^[a-c]{2,3}$', '', 'ab', 'abc', 'a', 'abca', 'ad'],
  ['^[^a-c]$', '', 'd', 'a', 'A', ''],
  ['^\\d+\\s\\w$', '', '1 a', '12 _', 'a 1', '1a'],
  ['^(ab|Cd|ef)$', '', 'ab', 'Cd', 'ef', 'cd', 'abCd'],
  ['a?b*c', '', 'c', 'abbc', 'ab'],
  ['^\\d(?:abcdef)?ghijkl$', '', '1ghijkl', '1abcdefghijkl', 'ghijkl', '1abcghijkl'],
  ['\\.exe$', 'i', 'x.EXE', 'xexe', '.exe', '.exe2'],
  ['^"""\\d"$', '', '"""1"', '"1', '"""1', '"""d"'],
  ['^a.*z$', '', 'az', 'a-z', 'a\nz', 'za'],
]

const regexes = expressions.map(([source, flags, ...samples]) =>
  regexItem(source, flags, [...samples, '', undefined], `the regular expression ${source}`),
)

const namedFlags: FixedItem = {
  ...regexItem('^a.c$', 'ims', ['ABC', 'x\na\nc', 'ac', undefined], 'long names of flags'),
  modifiers: ['re', 'ignorecase', 'multiline', 'dotall'],
}
const keywordRegexes = [
  keywordRegexItem('^a+b$', '', ['ab', 'aab', 'xab', 'AB']),
  keywordRegexItem('c.d', 'i', ['xC-Dx', 'cd', 'c"d']),
]

const SECRET = 'Ab é-1'
const OFFSETS = [0, 1, 2]

const encodings = [
  encoded('base64', ['base64'], SECRET, [Buffer.from(SECRET).toString('base64')], false),
  encoded(
    'base64offset',
    ['base64offset'],
    SECRET,
    OFFSETS.map((offset) => base64At(Buffer.from(SECRET), offset)),
    true,
  ),
  encoded(
    'base64offset of seven bytes',
    ['base64offset'],
    'cmd.exe',
    OFFSETS.map((offset) => base64At(Buffer.from('cmd.exe'), offset)),
    true,
  ),
  ...Object.entries(utf16).flatMap(([name, bytes]) => [
    encoded(`${name}, base64`, [name, 'base64'], SECRET, [bytes(SECRET).toString('base64')], false),
    encoded(
      `${name}, base64offset`,
      [name, 'base64offset'],
      SECRET,
      OFFSETS.map((offset) => base64At(bytes(SECRET), offset)),
      true,
    ),
  ]),
]

const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015']

const dashes = ([false, true] as const).map((isPart): FixedItem => {
  const results = DASHES.map((dash) => `${dash}enc a-b`)
  return {
    ...encoded('a Windows option', ['windash'], '-enc a-b', results, isPart),
    samples: [...results, 'enc a-b', '-enc a/b', 'x-enc a-b', ' /enc a-b ', undefined],
  }
})

const references = Object.keys(around).flatMap((modifier) => [false, true].map((cased) => reference(modifier, cased)))

const dates = Object.entries({ year: 2024, month: 5, week: 20, day: 15, hour: 13, minute: 5 }).flatMap(
  ([name, value]) => ['', ...Object.keys(comparisons)].map((op) => datePart(name, value, op)),
)

const keywords = [
  ...texts
    // A keyword that matches every event is an error.
    .filter(([, value]) => value.some((part) => typeof part === 'string' && part !== ''))
    .map(([about, value]) => keywordItem(value, false, about)),
  keywordItem(['Ab'], true, 'cased'),
]

const numbers = ['0', '42', '-1', '0.5', '1.50', '4625'].map(numberItem)

/** A text that some platform reads as a network. */
const networkTexts = [false, true].map((cased): FixedItem => {
  const item = textItem(['10.0.0.0/8'], '', cased, 'a network as text')
  return { ...item, samples: [...item.samples, '10.1.2.3'] }
})

/** Items on one field, which then has values of several types. */
const mixed = [
  either(network('10.0.0.0/8', '10.0.0.1', '11.0.0.1'), textItem(['Ab'], '', false, 'a word')),
  either(network('10.0.0.0/8', '10.0.0.1', '11.0.0.1'), textItem(['b'], 'contains', true, 'a part')),
  either(comparison('gt', '10'), textItem(['Ab'], '', false, 'a word')),
  either(comparison('gt', '10'), textItem(['b'], 'contains', true, 'a part')),
  either(comparison('gt', '10'), network('10.0.0.0/8', '10.0.0.1', '11.0.0.1')),
  either(numberItem('42'), textItem(['Ab'], 'startswith', false, 'a start')),
  either(booleanItem('true'), comparison('lt', '1')),
  either(nothing, textItem(['Ab'], '', true, 'a cased word')),
  either(regexItem('^a+b$', '', ['ab', 'aab', 'xab'], 'an expression'), numberItem('7')),
]

/** Every kind of value with every modifier that takes it, first those that stand for a kind of predicate. */
export const kindItems: readonly FixedItem[] = [
  ...textItems,
  ...backslashes,
  ...networkTexts,
  ...lists,
  ...numbers,
  ...['true', 'false'].map(booleanItem),
  nothing,
  ...['true', 'false'].map(existence),
  ...Object.keys(comparisons).flatMap((name) => ['10', '-1', '2.5'].map((bound) => comparison(name, bound))),
  ...networks,
  ...regexes,
  namedFlags,
  ...keywordRegexes,
  ...encodings,
  ...dashes,
  ...references,
  ...dates,
  ...mixed,
  ...keywords,
]

/** One item for each kind of predicate, which the fixed set crosses with every polarity and every field. */
export const typicalItems: readonly FixedItem[] = [
  textItem(['Ab'], '', false, 'typical'),
  textItem(['Ab'], 'contains', false, 'typical'),
  textItem(['Ab'], 'contains', true, 'typical'),
  textItem(['a', ANY, 'b'], '', false, 'typical'),
  listItem([['ab'], ['Cd']], []),
  listItem([['a'], ['bc']], ['contains', 'all']),
  numberItem('42'),
  booleanItem('true'),
  nothing,
  existence('true'),
  existence('false'),
  comparison('gte', '10'),
  network('10.0.0.0/8', '10.0.0.1', '11.0.0.1'),
  regexItem('^ab+$', 'i', ['ab', 'ABB', 'a', 'xab', undefined], 'typical'),
  reference('', false),
  datePart('hour', 13, ''),
  without(textItem(['Ab'], 'endswith', false, 'typical')),
  without(listItem([['ab'], ['Cd']], [])),
  without(numberItem('42')),
]
