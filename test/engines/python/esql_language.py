"""ES|QL by the grammar of Elasticsearch: whether a query can be read, not what it means."""

from antlr4 import CommonTokenStream, InputStream
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.ErrorListener import ErrorListener
from esql_parser.EsqlBaseLexer import EsqlBaseLexer
from esql_parser.EsqlBaseParser import EsqlBaseParser

# Recent versions read as many levels of expressions inside expressions, older ones up to 400.
# https://github.com/elastic/elasticsearch/pull/111186
DEEPEST = 300

Parser = EsqlBaseParser
# What ExpressionBuilder.java reads as expressions of their own.
EXPRESSIONS = (
    Parser.BooleanExpressionContext,
    Parser.ValueExpressionContext,
    Parser.OperatorExpressionContext,
    Parser.PrimaryExpressionContext,
)
# These hand on what they hold.
TRANSPARENT = (
    Parser.BooleanDefaultContext,
    Parser.ValueExpressionDefaultContext,
    Parser.RegexExpressionContext,
    Parser.FunctionExpressionContext,
)


class FirstError(ErrorListener):
    def __init__(self):
        self.message = None

    def syntaxError(self, recognizer, symbol, line, column, message, error):
        self.message = self.message or f"{line}:{column} {message}"


def check(query):
    """Without the context of its callers a rule is read faster; what is refused so is read once more with it.
    https://github.com/antlr/antlr4/blob/master/doc/faq/general.md"""
    return refusal(query, PredictionMode.SLL) and refusal(query, PredictionMode.LL)


def refusal(query, mode):
    first = FirstError()
    lexer = EsqlBaseLexer(InputStream(query))
    parser = EsqlBaseParser(CommonTokenStream(lexer))
    parser._interp.predictionMode = mode
    for reader in (lexer, parser):
        reader.removeErrorListeners()
        reader.addErrorListener(first)
    tree = parser.singleStatement()
    if first.message is None and depth_of(tree) > DEEPEST:
        return f"its expressions are {depth_of(tree)} levels deep, and {DEEPEST} are read"
    return first.message


def depth_of(tree):
    deepest = 0
    open_nodes = [(tree, None, 0)]
    while open_nodes:
        node, parent, depth = open_nodes.pop()
        if isinstance(node, EXPRESSIONS) and not isinstance(parent, TRANSPARENT):
            depth += 1
        deepest = max(deepest, depth)
        open_nodes += [(child, node, depth) for child in getattr(node, "children", None) or ()]
    return deepest


def select(query, events):
    raise NotImplementedError("the grammar has no meaning")
