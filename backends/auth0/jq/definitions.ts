/** A jq function that generated programs use. */
export interface Definition {
  readonly name: string
  readonly text: string
}

const date = (part: string, expression: string): Definition => ({
  name: `${part}_of_date`,
  text: `def ${part}_of_date: capture("\\\\A${expression}").${part} | tonumber;`,
})

/**
 * Functions that the dialect uses, each after the functions that it needs; `lower` depends on the rule. They follow the
 * matcher: a key that contains dots takes precedence, lists are searched, an object is not a value, and numbers and
 * booleans compare as their text. Written for jq 1.6 and later.
 */
export const definitions = (lower: string): readonly Definition[] => [
  {
    name: 'reach',
    text: `def reach($path):
  ($path | join(".")) as $key
  | if type == "array" then [flatten[] | reach($path) | values] | if . == [] then null else add end
    elif type != "object" then null
    elif has($key) then [.[$key] | if type == "array" then flatten[] else . end | select(type != "object")]
    else
      first(
        range($path | length - 1; 0; -1) as $length
        | ($path[:$length] | join(".")) as $outer
        | select($outer != "" and has($outer))
        | .[$outer] | reach($path[$length:]) | values
      ) // null
    end;`,
  },
  { name: 'field', text: 'def field($name): reach($name / ".") | values[];' },
  { name: 'is_null', text: 'def is_null($name): all(field($name); . == null);' },
  {
    name: 'text',
    text: `def text:
  if type == "string" then .
  elif type == "boolean" then tojson
  elif type == "number" then if tojson | test("\\\\A-?[0-9]+\\\\z") then tojson else . + 0 | tojson end
  else empty end;`,
  },
  { name: 'texts', text: 'def texts($name): field($name) | text;' },
  { name: 'lower', text: lower },
  { name: 'includes', text: 'def includes($part): $part == "" or index($part) != null;' },
  {
    name: 'number',
    text: `def number:
  if type == "number" then . + 0
  elif type == "string" and test("\\\\A[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?\\\\z") then tonumber + 0
  else empty end;`,
  },
  {
    name: 'ipv4',
    text: `def ipv4:
  select(test("\\\\A(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}\\\\z"))
  | [split(".")[] | tonumber] | select(all(. <= 255));`,
  },
  {
    name: 'hex',
    text: `def hex:
  reduce (ascii_downcase | explode[]) as $digit (0; . * 16 + $digit - (if $digit > 57 then 87 else 48 end));`,
  },
  {
    name: 'groups',
    text: `def groups($count):
  [split("::")[] | if . == "" then [] else split(":") end]
  | select(all(.[][]; test("\\\\A[0-9A-Fa-f]{1,4}\\\\z")))
  | map(map(hex)) | (map(length) | add) as $written
  | if length == 1 then .[0] | select($written == $count)
    elif length == 2 and $written < $count then .[0] + [range($count - $written) | 0] + .[1]
    else empty end;`,
  },
  {
    name: 'ipv6',
    text: `def ipv6:
  if test("[.]") then
    sub("\\\\A::(?=[0-9]+[.])"; "::ffff:")
    | capture("\\\\A(?<groups>.*:)(?<bytes>[0-9]{1,3}([.][0-9]{1,3}){3})\\\\z")
    | [.bytes | split(".")[] | tonumber] as $bytes | select(all($bytes[]; . <= 255))
    | [.groups | if endswith("::") then . else .[:-1] end | groups(6)[]]
    + [$bytes[0] * 256 + $bytes[1], $bytes[2] * 256 + $bytes[3]]
    | select(length == 8)
  else select(test(":")) | groups(8) end;`,
  },
  date('year', '(?<year>[0-9]{4})-[0-9]{2}-[0-9]{2}'),
  date('month', '[0-9]{4}-(?<month>[0-9]{2})-[0-9]{2}'),
  date('day', '[0-9]{4}-[0-9]{2}-(?<day>[0-9]{2})'),
  date('hour', '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?<hour>[0-9]{2}):[0-9]{2}'),
  date('minute', '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:(?<minute>[0-9]{2})'),
  {
    name: 'days',
    text: `def days($year; $month; $day):
  ($year - (if $month <= 2 then 1 else 0 end)) as $since
  | $since * 365 + ($since / 4 | floor) - ($since / 100 | floor) + ($since / 400 | floor)
  + (((($month + 9) % 12) * 153 + 2) / 5 | floor) + $day;`,
  },
  {
    name: 'week_of_date',
    text: `def week_of_date:
  capture("\\\\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})") | map_values(tonumber)
  | . as {$year, $month, $day} | days($year; $month; $day) as $date
  | select($month >= 1 and $month <= 12 and $day >= 1)
  | select($date < if $month == 12 then days($year + 1; 1; 1) else days($year; $month + 1; 1) end)
  | ($date - ($date + 1) % 7 + 3) as $thursday
  | first(($year + 1, $year, $year - 1) | days(.; 1; 1) | select(. <= $thursday))
  | 1 + (($thursday - .) / 7 | floor);`,
  },
]
