"""EQL by Elastic's own library: its parser with its type checks, and its engine over events.

The engine is older than what Elasticsearch makes of some predicates. What differs is said here, each with Elastic's page; the
logic, null, comparisons and networks are the library's.
https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
"""

import json
import re
from datetime import datetime

import eql
from eql import ast, functions, parser
from eql.engine import PythonEngine, Scope
from eql.events import Event


def parse(query):
    with parser.elasticsearch_syntax, parser.allow_runs:
        return eql.parse_query(query)


def check(query):
    try:
        parse(query)
    except eql.EqlError as error:
        return str(error)
    return None


def select(query, events):
    """Of a sequence, the events that end one. The library's optimizer takes texts in another letter case, and 0 and false, for the
    same value."""
    with parser.skip_optimizations:
        parsed = parse(query)
    if isinstance(parsed.first, ast.Sequence):
        return ends_of(parsed, events)
    holds = Engine().convert(parsed.first)
    return [holds(event_of(0, flat(event))) is True for event in events]


def ends_of(query, events):
    """The events have to come in the order of their times, in `@timestamp`."""
    engine = Engine()
    ends = set()
    engine._convert_piped_query(query, output_pipe=lambda sequence: ends.add(id(sequence[-1])) if sequence else None)
    dated = [event_of(seconds_of(event), flat(event)) for event in events]
    for event in dated:
        engine.stream_event(event)
    return [id(event) in ends for event in dated]


def seconds_of(event):
    return datetime.fromisoformat(event["@timestamp"].replace("Z", "+00:00")).timestamp()


def flat(event, name="", fields=None):
    """The values of an event by dotted name, as they are in an index: null and the empty list are nothing."""
    fields = {} if fields is None else fields
    if isinstance(event, dict):
        for key, value in event.items():
            flat(value, f"{name}.{key}" if name else key, fields)
    elif isinstance(event, list):
        for element in event:
            flat(element, name, fields)
    elif event is not None:
        fields.setdefault(name, []).append(event)
    return fields


def glob(pattern):
    """`*` is any run of characters, `?` is one; neither can be escaped."""
    return "".join({"*": ".*", "?": "."}.get(char) or re.escape(char) for char in pattern)


class WholeValue:
    """A pattern of `:`, `like` and `regex` is about the whole value, and only `:` and the operators with `~` ignore letter
    case, that of ASCII."""

    def __init__(self, source, flags):
        self.source, self.flags = source, flags | re.DOTALL

    def get_callback(self, _, *patterns):
        compiled = [re.compile(self.source(pattern.value), self.flags) for pattern in patterns]
        return lambda value, *_: None if value is None else any(one.fullmatch(value) for one in compiled)


CASELESS = re.IGNORECASE | re.ASCII


class Network:
    """A text that is no address is not in a field of addresses."""

    def get_callback(self, *arguments):
        is_inside = functions.CidrMatch.get_callback(*arguments)

        def test(value, *_):
            try:
                return is_inside(value)
            except ValueError:
                return None

        return test


@functions.register
class CasedWildcard(functions.Wildcard):
    name = "casedWildcard"


@functions.register
class CasedMatch(functions.Match):
    name = "casedMatch"


@functions.register
class CaselessIn(functions.Wildcard):
    name = "caselessIn"


def keep_case(string_predicate):
    """The library's parser forgets whether there was a `~`."""

    def read(self, node):
        found = string_predicate(self, node)
        name = {"like": "casedWildcard", "regex": "casedMatch"}.get(str(node["STRING_PREDICATE"]))
        if name is not None:
            found.node = ast.FunctionCall(name, found.node.arguments)
        return found

    return read


def keep_case_of_list(in_set):
    def read(self, node):
        found = in_set(self, node)
        texts = all(isinstance(item, ast.String) for item in found.node.container)
        if texts and str(node["IN"]) == "in~":
            found.node = ast.FunctionCall("caselessIn", [found.node.expression, *found.node.container])
        return found

    return read


def keep_sign(value):
    """A sign is a subtraction to the library's parser, and its optimizer makes a number of it."""

    def read(self, node):
        found = value(self, node)
        if isinstance(found.node, ast.MathOperation) and isinstance(found.node.right, ast.Number):
            found.node = ast.Number(0 - found.node.right.value)
        return found

    return read


def unescape(text):
    """The library sees the end of `\\u{…}` at the last brace of the text."""
    return re.sub(r"\\u\{[0-9a-fA-F]{2,8}\}|\\[^u]", lambda found: unescape_one(found.group()), text)


unescape_one = ast.String.unescape
ast.String.unescape = staticmethod(unescape)
parser.LarkToEQL.string_predicate = keep_case(parser.LarkToEQL.string_predicate)
parser.LarkToEQL.value = keep_sign(parser.LarkToEQL.value)
parser.LarkToEQL.in_set = keep_case_of_list(parser.LarkToEQL.in_set)


def of_type(value, node):
    """A field has the type that the query asks of it. A number in a field of texts is its text; what is no number is not in a
    field of numbers."""
    literals = [part for part in node if isinstance(part, ast.Literal)]
    if any(isinstance(literal, ast.String) for literal in literals):
        return value if isinstance(value, str) else json.dumps(value)
    if isinstance(value, str) and any(isinstance(literal, (ast.Number, ast.Boolean)) for literal in literals):
        try:
            return json.loads(value)
        except ValueError:
            return None
    return value


def is_term(value, literal):
    """`==` looks for a term: numbers are found as such, and whatever is in a field of texts by its text.
    https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-term-query"""
    if all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in (value, literal)):
        return value == literal
    return text_of(value) == text_of(literal)


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)


def event_of(time, data):
    """https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-syntax-event-categories"""
    category = next(iter(data.get("event.category", [])), "generic")
    return Event(category if isinstance(category, str) else "generic", time, data)


def any_value(convert, read):
    """A field may hold several values, and a predicate holds if it does for one of them.
    https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/array"""

    def leaf(self, node):
        holds = convert(self, node)
        field = next(field_name(part) for part in node if isinstance(part, ast.Field))

        def test(scope):
            values = [read(value, node) for value in scope.event.data.get(field, [])]
            verdicts = [
                holds(Scope([Event("generic", 0, {field: [value]})], scope.variables)) for value in values if value is not None
            ]
            if True in verdicts:
                return True
            return False if False in verdicts else None

        return test

    return leaf


def field_name(field):
    return ".".join([field.base, *map(str, field.path)])


class Engine(PythonEngine):
    def __init__(self):
        super().__init__(
            {
                # Times are in seconds.
                "time_unit": 1,
                "functions": {
                    "wildcard": WholeValue(glob, CASELESS),
                    "match": WholeValue(str, CASELESS),
                    "casedWildcard": WholeValue(glob, 0),
                    "casedMatch": WholeValue(str, 0),
                    "caselessIn": WholeValue(re.escape, CASELESS),
                    "cidrMatch": Network(),
                }
            }
        )

    def _convert_field(self, node):
        name = field_name(node)
        return lambda scope: next(iter(scope.event.data.get(name, [])), None)

    def _convert_key(self, args, scoped=True, piped=False, insensitive=True):
        """Keys are the values as they are; an event without a value for one joins nothing.
        https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-syntax-optional-by-fields"""
        key_of = super()._convert_key(args, scoped, piped, insensitive=False)

        def key(event):
            found = key_of(event)
            values = found if isinstance(found, tuple) else (found,)
            return object() if args and None in values else found

        return key

    def _convert_term(self, node):
        """Letter case counts for `==` and `in`."""
        in_set = isinstance(node, ast.InSet)
        literals = node.container if in_set else [node.right]
        field = self.convert(node.expression if in_set else node.left)
        wanted = in_set or node.comparator == "=="

        def test(scope):
            value = field(scope)
            return None if value is None else any(is_term(value, literal.value) for literal in literals) is wanted

        return test

    def _convert_range(self, node):
        left, right, compare = self.convert(node.left), self.convert(node.right), self.check_types(node.function)
        return lambda scope: compare(left(scope), right(scope))

    _ranges = any_value(_convert_range, of_type)
    _terms = any_value(_convert_term, lambda value, _: value)

    def _convert_comparison(self, node):
        return self._terms(node) if node.comparator in ("==", "!=") else self._ranges(node)

    _convert_in_set = _terms
    _convert_function_call = any_value(PythonEngine._convert_function_call, of_type)
