import { describe, expect, test } from 'vitest'
import type { Row } from './spl-stream.js'
import { runStream, type StreamOptions } from './spl-stream.js'

// Pages of the Search Reference, all on help.splunk.com: streamstats, stats, sort, bin, fillnull, multisearch, eval,
// functions = "Aggregate functions". "seen" marks facts that no page documents, and that users of 10.4 have measured.
const at = (...times: readonly number[]): readonly Row[] => times.map((_time) => ({ _time }))
const rows = (field: string, values: readonly Row[string][]): readonly Row[] =>
  values.map((value, index) => ({ _time: index, ...(value === undefined ? {} : { [field]: value }) }))

/** The values of a field in the rows of a search. */
const column = (query: string, events: readonly Row[], field: string, options: StreamOptions = {}) =>
  runStream(query, events, options).map((row) => row[field])

const visitors = rows('visitors', [0, 212, 367, 489, 624, 609, 492, 513, 376, 337])
const shifts = rows('shift', ['DAY', 'DAY', 'NIGHT', 'NIGHT', 'NIGHT', 'NIGHT', 'DAY', 'NIGHT'])
const tenNumbers = rows('Y', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])

describe('a statistic', () => {
  test.each([
    ['perc<X>: 5.5 of the numbers from 1 to 10', '* | stats exactperc50(Y) as s', tenNumbers, [5.5]],
    ['perc<X>: 9.55 of the numbers from 1 to 10', '* | stats exactperc95(Y) as s', tenNumbers, [expect.closeTo(9.55)]],
    ['functions: the middle-most value', '* | stats median(n) as s', rows('n', [37, 58, 8, 34, 13, 74, 38]), [37]],
    ['functions: of an even number the higher one', '* | stats median(n) as s', rows('n', [1, 2]), [2]],
    ['functions: the sum and the average', '* | stats sum(Y) as t, avg(Y) as s', tenNumbers, [5.5]],
    ['functions: min and max compare numbers', '* | stats min(Y) as t, max(Y) as s', tenNumbers, [10]],
    ['functions: dc counts different values', '* | stats dc(n) as s', rows('n', ['a', 'A', 'a', ['b', 'a']]), [3]],
    ['functions: last seen', '* | stats last(n) as s', rows('n', ['a', 'b', null]), ['b']],
    ['seen: count and dc of nothing are 0', '* | stats count(none) as t, dc(none) as s', tenNumbers, [0]],
    ['seen: there is no sum of nothing', '* | stats sum(none) as s', tenNumbers, [null]],
  ])('%s', (_, query, events, expected) => {
    expect(column(query, events, 's')).toEqual(expected)
  })
})

describe('streamstats', () => {
  const edge: readonly [string, string, readonly Row[], StreamOptions, readonly (Row[string] | undefined)[]][] = [
    ['a running total', 'sum(visitors)', visitors, {}, [0, 212, 579, 1068, 1692, 2301, 2793, 3306, 3682, 4019]],
    ['a running count', 'count', at(1, 2, 3), {}, [1, 2, 3]],
    ['each group for itself', 'count by shift', shifts, {}, [1, 2, 1, 2, 3, 4, 3, 5]],
    [
      'seen: an event without the field keeps nothing',
      'count by n',
      rows('n', ['a', null, 'a']),
      {},
      [1, undefined, 2],
    ],
    ['the previous 5 minutes', 'time_window=5m count', at(0, 100, 299, 401), {}, [1, 2, 3, 2]],
    ['a choice: both edges belong to a window', 'time_window=5m count', at(0, 300, 600.5), {}, [1, 2, 1]],
    ['seen: the far edge does not', 'time_window=5m count', at(0, 300, 599.5), { windowEdge: 'open' }, [1, 1, 2]],
    [
      'a window keeps nothing that has left it',
      'time_window=1s dc(n)',
      rows('n', ['a', 'b', 'b', 'b']),
      {},
      [1, 2, 1, 1],
    ],
  ]
  test.each(edge)('%s: %s', (_, text, events, options, expected) => {
    const [functions, by] = text.split(/ (?=by )/)
    expect(column(`* | streamstats ${functions} as s ${by ?? ''}`, events, 's', options)).toEqual(expected)
  })

  test('with current=f, the events before alone', () => {
    expect(column('* | streamstats current=f count as c, max(_time) as s', at(1, 2, 3), 's')).toEqual([null, 1, 2])
  })
})

describe('a command', () => {
  const two = [
    { _time: 7, a: 1, user: 'x' },
    { _time: 5, b: 2, user: ['x', 'y'] },
  ]
  test.each([
    ['sort: 0 is all results', '* | sort 0 _time', [two[1], two[0]]],
    ['bin: spans begin at the epoch', 'a=1 | bin _time span=5s | table _time', [{ _time: ['5'] }]],
    [
      'stats: a row for each distinct value',
      '* | stats count as n by "user"',
      [
        { user: 'x', n: 2 },
        { user: 'y', n: 1 },
      ],
    ],
    ['fillnull: the fields of a list', 'a=1 | fillnull value="-" b "c d"', [{ ...two[0], b: '-', 'c d': '-' }]],
    ['eval: one uses the results of those before', 'a=1 | eval b=a + 1, c=b.":".a', [{ ...two[0], b: '2', c: '2:1' }]],
    ['eval: NULL takes a value away', 'a=1 | eval a=null() | where isnull(a)', [{ ...two[0], a: null }]],
    ['eval: numbers in a row', 'a=1 | where (if(a=1, 1, 0) + if(b=2, 1, 0) + if(a>0, 1, 0))=2', [two[0]]],
    ['eval: blanks around - tell it from a name', 'a=1 | where _time - a <= 6 AND _time - a > 5', [two[0]]],
    ['time modifiers: earliest', 'earliest=-4s *', [two[0]]],
    ['relative_time, now', '* | where _time>=relative_time(now(), "-3s")', [two[0]]],
    [
      'multisearch: several searches at once',
      '| multisearch [search a=1 | eval one=1, u=user] [search b=2 OR user="x" | where match(user, "[|]|y") | eval u=b]',
      [
        { ...two[0], one: '1', u: 'x' },
        { ...two[1], u: '2' },
      ],
    ],
  ])('%s: %s', (_, query, expected) => {
    expect(runStream(query, two, { now: 10 })).toEqual(expected)
  })
})

describe('the reader of streams refuses', () => {
  const events = rows('n', ['a', 'b', ['a', 'b']])
  test.each([
    ['* | streamstats count by n', 'a multivalue field: not said'],
    ['* | streamstats time_window=5min count as c', 'streamstats: valid values of a span'],
    ['* | streamstats window=5 count as c', 'an option outside the reader'],
    ['* | streamstats current=f current=f count as c', 'an option twice'],
    ['* | streamstats sum as c', 'streamstats: an implicit wildcard'],
    ['* | streamstats perc50(_time) as c', 'functions: nondeterministic'],
    ['* | streamstats exactperc101(_time) as c', 'functions: between 0 and 100'],
    ['* | streamstats count as c by', 'stats: a field list'],
    ['* | stats count', 'a name of its own for each'],
    ['* | sort _time', 'sort: the default limit of 10000'],
    ['* | sort 0 n', 'a field that is no number'],
    ['* | bin _time span=2d', 'bin: aligned to midnight, of which day is not said'],
    ['* | fillnull n', 'fillnull: 0 by default'],
    ['* | eval a=1=1', 'eval: a Boolean is no value'],
    ['* | eval n-a=1', 'eval: quote unusual names'],
    ['* | where _time-n=1', 'a field beside - without blanks could be one name'],
    ['* | where a=1 + 2."x"', '. beside + needs parentheses'],
    ['* | where _time>=now()', 'nobody says when that is'],
    ['earliest=-1s *', 'nobody says when that is'],
    ['earliest=-1mon *', 'a month is not always as long'],
    ['| multisearch [search *]', 'multisearch: at least two'],
    ['| multisearch [search *] [search * | sort 0 _time]', 'multisearch: only streaming commands'],
    ['| multisearch [a=1] [b=1]', 'multisearch: a subsearch begins with a command'],
    ['| multisearch [search *] or [search *]', 'multisearch: only subsearches'],
    ['* | head 1', 'a command outside the reader'],
  ])('%s (%s)', (query) => {
    expect(() => runStream(query, events)).toThrow()
  })

  test('a window of time over events that are out of order', () => {
    expect(() => runStream('* | streamstats time_window=5m count as c', at(2, 1))).toThrow(/order/)
  })

  test('an event at the very beginning of the time range', () => {
    expect(() => runStream('earliest=-1s *', at(1), { now: 2 })).toThrow(/beginning/)
  })

  test('more events than a window holds', () => {
    const many = at(...Array.from({ length: 10_001 }, () => 0))
    expect(() => runStream('* | streamstats count as c', many)).toThrow(/10,000/)
  }, 120_000)
})
