"""ES|QL by the grammar of Elasticsearch: whether a query can be read, not what it means."""

from antlr4 import CommonTokenStream, InputStream
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.ErrorListener import ErrorListener
from esql_parser.EsqlBaseLexer import EsqlBaseLexer
from esql_parser.EsqlBaseParser import EsqlBaseParser


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
    parser.singleStatement()
    return first.message


def select(query, events):
    raise NotImplementedError("the grammar has no meaning")
