"""ES|QL by the grammar of Elasticsearch: whether a query can be read, not what it means."""

from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from esql_parser.EsqlBaseLexer import EsqlBaseLexer
from esql_parser.EsqlBaseParser import EsqlBaseParser


class FirstError(ErrorListener):
    def __init__(self):
        self.message = None

    def syntaxError(self, recognizer, symbol, line, column, message, error):
        self.message = self.message or f"{line}:{column} {message}"


def check(query):
    first = FirstError()
    lexer = EsqlBaseLexer(InputStream(query))
    parser = EsqlBaseParser(CommonTokenStream(lexer))
    for reader in (lexer, parser):
        reader.removeErrorListeners()
        reader.addErrorListener(first)
    parser.singleStatement()
    return first.message


def select(query, events):
    raise NotImplementedError("the grammar has no meaning")
