// Hand-written streams of events and correlations; `random-streams.ts` generates more. They can test any evaluator of
// queries: `text` becomes its query, `events` its data, and `matchesOf` returns the expected matches.
import { correlation, eventsOf, firstSeenRule, type StreamCase, withBaseRules } from './stream-case.js'

/** A case with its expected matches, in the notation of `matchText`. */
export interface ExpectedCase extends StreamCase {
  readonly matches: readonly string[]
}

/** By topic: the correlations, the events, and the matches. */
type Row = readonly [name: string, section: string | readonly string[], events: string, matches: readonly string[]]

const COUNT = 'type: event_count, rules: [rule_a]'
const VALUES = 'type: value_count, rules: [rule_a]'
const ORDER = 'type: temporal_ordered, rules: [rule_a, rule_b]'
const ALL = 'group-by: [], timespan: 10s'
const USER = 'group-by: [user], timespan: 10s'
const ANN = 'user=ann'

const rows: readonly Row[] = [
  // Number of events
  ['one timespan apart is together', `${COUNT}, ${ALL}, condition: { gte: 2 }`, '0 a; 10 a', ['2 =2']],
  ['a moment more is not', `${COUNT}, ${ALL}, condition: { gte: 2 }`, '0 a; 10.001 a', []],
  [
    'a burst matches at each event that it is large enough for',
    `${COUNT}, ${ALL}, condition: { gte: 3 }`,
    '0 a; 1 a; 2 a; 3 a; 12 a; 13 a; 14 a; 30 a',
    ['3 =3', '4 =4', '5 =3', '6 =3', '7 =3'],
  ],
  ['a window slides over the borders of minutes', `${COUNT}, ${ALL}, condition: { gte: 2 }`, '55 a; 65 a', ['2 =2']],
  ['other events count for nothing', `${COUNT}, ${ALL}, condition: { gte: 2 }`, '0 a; 1 b; 2 a; 3 c', ['3 =2']],
  [
    'of events at the same time, each sees those that came before it',
    `${COUNT}, ${ALL}, condition: { gte: 2 }`,
    '5 a; 5 a; 5 a',
    ['2 =2', '3 =3'],
  ],
  ['few are not too many', `${COUNT}, ${ALL}, condition: { lt: 2 }`, '0 a; 1 a; 30 a', ['1 =1', '3 =1']],
  [
    'comparisons must all hold',
    `${COUNT}, ${ALL}, condition: { gt: 1, lte: 3, neq: 2 }`,
    '0 a; 1 a; 2 a; 3 a',
    ['3 =3'],
  ],
  ['exactly so many', `${COUNT}, ${ALL}, condition: { eq: 2 }`, '0 a; 1 a; 2 a; 12 a', ['2 =2', '4 =2']],
  [
    'an event that two rules match counts once',
    `type: event_count, rules: [rule_a, rule_b], ${ALL}, condition: { gte: 2 }`,
    '0 ab; 1 a; 2 c',
    ['2 =2'],
  ],
  [
    'a month is 30 days',
    `${COUNT}, group-by: [], timespan: 1M, condition: { gte: 2 }`,
    `0 a; ${30 * 86_400} a; ${60 * 86_400 + 1} a`,
    ['2 =2'],
  ],

  // Groups
  [
    'groups are counted one by one, and letter case tells them apart',
    `${COUNT}, ${USER}, condition: { gte: 2 }`,
    '0 a user=ann; 1 a user=bob; 2 a user=Ann; 3 a user=bob; 4 a user=ann',
    ['4 bob =2', '5 ann =2'],
  ],
  [
    'an event without a value for a field of the group is left out',
    `${COUNT}, group-by: [user, host], timespan: 10s, condition: { gte: 1 }`,
    '0 a user=ann; 1 a host=x; 2 a; 3 a user=, host=x; 4 a user= host=x; 5 a user=ann host=x',
    ['5  x =1', '6 ann x =1'],
  ],
  [
    'an event with a list is in the group of each of its values',
    `${COUNT}, ${USER}, condition: { gte: 2 }`,
    '0 a user=ann,bob,ann; 1 a user=bob; 2 a user=ann,cid,bob',
    ['2 bob =2', '3 ann =2', '3 bob =3'],
  ],
  [
    'two lists make each combination',
    `${COUNT}, group-by: [user, host], timespan: 10s, condition: { gte: 2 }`,
    '0 a user=ann,bob host=x,y; 1 a user=ann host=y; 2 a user=bob,cid host=x',
    ['2 ann y =2', '3 bob x =2'],
  ],
  [
    'an alias names another field for each rule',
    `type: temporal, rules: [rule_a, rule_b], aliases: { who: { rule_a: user, rule_b: target } }, group-by: [who], timespan: 10s`,
    '0 a user=ann target=bob; 1 b user=bob target=cid; 2 b user=bob target=ann',
    ['3 ann'],
  ],

  // Number of values
  [
    'values count once, and as long as they were seen last',
    `${VALUES}, ${ALL}, condition: { field: host, gte: 2 }`,
    '0 a host=x; 1 a host=x; 8 a host=y; 11 a host=y; 12 a host=y; 13 a host=X',
    ['3 =2', '4 =2', '6 =2'],
  ],
  [
    'an event without the field counts for no value',
    `${VALUES}, ${ALL}, condition: { field: host, lte: 1 }`,
    '0 a; 1 a host=x; 2 a; 3 a host=y; 4 a',
    ['1 =0', '2 =1', '3 =1'],
  ],
  [
    'each element of a list is a value',
    `${VALUES}, ${ALL}, condition: { field: host, gte: 3 }`,
    '0 a host=x,y,x; 1 a host=z',
    ['2 =3'],
  ],
  [
    'of several fields the combinations count',
    `${VALUES}, ${ALL}, condition: { field: [host, user], gte: 3 }`,
    '0 a host=x user=ann; 1 a host=x user=bob; 2 a host=x; 3 a host=y user=ann; 4 a host=x user=ann',
    ['4 =3', '5 =3'],
  ],
  [
    'where one value ends and the next begins is minded',
    `${VALUES}, ${ALL}, condition: { field: [host, user], gte: 2 }`,
    '0 a host=x- user=y; 1 a host=x user=-y',
    ['2 =2'],
  ],

  // Figures
  [
    'a sum',
    `type: value_sum, rules: [rule_a], ${USER}, condition: { field: bytes, gte: 10 }`,
    '0 a user=ann bytes=6; 1 a user=bob bytes=4; 10 a user=ann bytes=4; 11 a user=ann bytes=5',
    ['3 ann =10'],
  ],
  [
    'a sum over lists, and over what is a number',
    `type: value_sum, rules: [rule_a], ${ALL}, condition: { field: bytes, gt: 0 }`,
    '0 a bytes=1.5,2,x; 1 a bytes=-1e1; 2 a bytes=2e1; 3 a',
    ['1 =3.5', '3 =13.5', '4 =13.5'],
  ],
  [
    'no numbers, no figure',
    `type: value_sum, rules: [rule_a], ${ALL}, condition: { field: bytes, lt: 5 }`,
    '0 a; 1 a bytes=x; 2 a bytes=0; 13 a',
    ['3 =0'],
  ],
  [
    'an average',
    `type: value_avg, rules: [rule_a], ${ALL}, condition: { field: bytes, gte: 3 }`,
    '0 a bytes=1; 1 a bytes=5; 2 a; 3 a bytes=2; 11 a bytes=2',
    ['2 =3', '3 =3', '5 =3'],
  ],
  [
    'a median',
    `type: value_median, rules: [rule_a], ${ALL}, condition: { field: bytes, neq: 0 }`,
    '0 a bytes=9; 1 a bytes=1; 2 a bytes=2; 11 a bytes=3',
    ['1 =9', '2 =5', '3 =2', '4 =2'],
  ],
  [
    'a percentile',
    `type: value_percentile, rules: [rule_a], ${ALL}, condition: { field: bytes, percentile: 90, gte: 0 }`,
    '0 a bytes=10; 1 a bytes=0; 2 a bytes=20',
    ['1 =10', '2 =9', '3 =18'],
  ],

  // Which rules
  [
    'rules in any order, within the timespan of both ends',
    `type: temporal, rules: [rule_a, rule_b], ${USER}`,
    `0 b ${ANN}; 10 a ${ANN}; 20.5 b ${ANN}; 21 b user=bob`,
    ['2 ann'],
  ],
  ['one event may be of every rule', `type: temporal, rules: [rule_a, rule_b], ${ALL}`, '0 a; 20 ab; 40 b', ['2']],
  [
    'so many rules',
    `type: temporal, rules: [rule_a, rule_b, rule_c], ${ALL}, condition: { gte: 2 }`,
    '0 a; 1 a; 2 c; 3 b; 13 c',
    ['3 =2', '4 =3', '5 =2'],
  ],
  [
    'one rule and not another',
    `type: temporal, rules: [rule_a, rule_b], ${ALL}, condition: rule_a and not rule_b`,
    '0 a; 1 b; 2 a; 11 a; 12 a',
    ['1', '5'],
  ],

  // In order
  ['the order counts', `${ORDER}, ${USER}`, `0 b ${ANN}; 1 a ${ANN}; 11 b ${ANN}; 12 b ${ANN}`, ['3 ann']],
  ['one event is one link of a chain', `${ORDER}, ${ALL}`, '0 ab; 20 ab; 25 ab', ['3']],
  ['at the same time, the events come as they came', `${ORDER}, ${ALL}`, '5 b; 5 a; 5 b', ['3']],
  [
    'the latest chain is the one that may still be in time',
    `type: temporal_ordered, rules: [rule_a, rule_b, rule_c], ${ALL}`,
    '0 a; 4 a; 5 b; 6 a; 14 c; 15 c',
    ['5'],
  ],

  // New values
  [
    'a value is new once',
    [firstSeenRule('new', 'user', '10s')],
    '0 a user=ann; 1 a user=ann; 2 a user=bob; 3 b user=cid; 4 a user=Ann',
    ['1', '3', '5'],
  ],
  [
    'a value is new again after the timespan',
    [firstSeenRule('new', 'user', '10s')],
    '0 a user=ann; 10 a user=ann; 20 a user=ann; 30.5 a user=ann',
    ['1', '4'],
  ],
  [
    'a combination is new',
    [firstSeenRule('new', 'user, host', '30d')],
    `0 a user=ann host=x; 1 a user=ann host=y; 2 a user=ann; 3 a user=bob host=x; 4 a user=ann host=x; ${30 * 86_400 + 5} a user=ann host=x`,
    ['1', '2', '4', '6'],
  ],
  [
    'one new element of a list is enough',
    [firstSeenRule('new', 'user', '10s')],
    '0 a user=ann,bob; 1 a user=bob,ann; 2 a user=ann,cid',
    ['1', '3'],
  ],

  // Chains
  [
    'a correlation matches at an event, as a rule does',
    [
      correlation('outer', `type: temporal_ordered, rules: [inner, rule_b], ${USER}`),
      correlation('inner', `${COUNT}, ${USER}, condition: { gte: 2 }`),
    ],
    `0 a ${ANN}; 5 a ${ANN}; 6 b user=bob; 15 b ${ANN}; 15.5 b ${ANN}; 16 a ${ANN}; 17 b ${ANN}`,
    ['4 ann'],
  ],
  [
    'the outer correlation groups by its own fields',
    [
      correlation('outer', `type: event_count, rules: [inner], group-by: [host], timespan: 20s, condition: { gte: 2 }`),
      correlation('inner', `${COUNT}, ${USER}, condition: { gte: 2 }`),
    ],
    '0 a user=ann host=x; 1 a user=ann host=y; 2 a user=bob host=y; 3 a user=bob host=y; 4 a user=ann host=z',
    ['4 y =2'],
  ],
  [
    'an event that an inner correlation has in several groups counts once',
    [
      correlation('outer', `type: event_count, rules: [inner], ${ALL}, condition: { gte: 1 }`),
      correlation('inner', `${COUNT}, ${USER}, condition: { gte: 2 }`),
    ],
    '0 a user=ann,bob; 1 a user=ann,bob; 2 a user=bob',
    ['2 =1', '3 =2'],
  ],
  [
    'a new value may be a part',
    [correlation('outer', `type: temporal, rules: [rule_new, rule_b], ${USER}`), firstSeenRule('new', 'host', '1h')],
    '0 a user=ann host=x; 5 b user=ann; 20 a user=ann host=x; 21 b user=ann; 22 a user=ann host=y',
    ['2 ann', '5 ann'],
  ],
  [
    'an alias reaches into an inner correlation',
    [
      correlation(
        'outer',
        'type: temporal_ordered, rules: [inner, rule_c], aliases: { who: { inner: host, rule_c: user } }, group-by: [who], timespan: 10s',
      ),
      correlation('inner', `${ORDER}, ${USER}`),
    ],
    '0 a user=ann host=y; 1 b user=ann host=x; 2 c user=ann; 3 c user=y; 4 c user=x',
    ['5 x'],
  ],
]

const inOrder = rows.map(([name, section, events, matches]): ExpectedCase => {
  const documents = typeof section === 'string' ? [correlation('outer', section)] : section
  return { name, text: withBaseRules(...documents), events: eventsOf(events), lateness: 0, matches }
})

const ordered = withBaseRules(correlation('outer', `${ORDER}, ${USER}`))
const counted = withBaseRules(correlation('outer', `${COUNT}, ${ALL}, condition: { gte: 2 }`))

const outOfOrder: readonly ExpectedCase[] = [
  {
    name: 'what comes late, but in time, is taken in its place',
    text: ordered,
    events: eventsOf(`3 b ${ANN}; 1 a ${ANN}; 4 b ${ANN}; 20 c`),
    lateness: 2,
    matches: ['1 ann', '3 ann'],
  },
  {
    name: 'what comes later than that is left out',
    text: counted,
    events: eventsOf('3 a; 1 a; 0.9 a; 4 a; 2 a; 1.9 a; 30 a; 9 a'),
    lateness: 2,
    matches: ['5 =2', '1 =3', '4 =4'],
  },
  {
    name: 'without lateness, every step back is too late, and standing still is not',
    text: counted,
    events: eventsOf('3 a; 2 a; 3 a; 4 a; 3.5 a'),
    lateness: 0,
    matches: ['3 =2', '4 =3'],
  },
  {
    name: 'of held back events at the same time, the first to come is the first to be taken',
    text: ordered,
    events: eventsOf(`9 c; 5 b ${ANN}; 5 a ${ANN}; 5 b ${ANN}; 5 b user=bob`),
    lateness: 5,
    matches: ['4 ann'],
  },
  {
    name: 'an event that does not say when it was is left out',
    text: counted,
    events: eventsOf('0 a; - a; 1 b'),
    lateness: 0,
    matches: [],
  },
]

/** Each measure at the edges of its window, in groups, over lists and missing values, in chains, and out of order. */
export const streamCases: readonly ExpectedCase[] = [...inOrder, ...outOfOrder]
