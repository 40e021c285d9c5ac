package engines;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.opensearch.common.lucene.search.Queries;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.search.QueryStringQueryParser;

/** The `query_string` query with its defaults, as Kibana sends what is typed as Lucene. */
final class QueryString implements Language {
  /** An index without fields never looks at an expression: that is left to the classic parser, which has the same grammar. */
  @Override
  public void check(String text) throws Exception {
    new ClassicParser(Set.of("any")).parse(text);
    query(text, new Index(Mapping.of(Map.of(), Set.of(), Mapping.Types.TEXTS)), Set.of());
  }

  @Override
  public Query query(String text, Index index, Set<String> fields) throws Exception {
    return Queries.fixNegativeQueryIfNeeded(new Parser(index.context()).parse(text));
  }

  /** The parser as QueryStringQueryBuilder calls it, with `analyze_wildcard`. */
  private static final class Parser extends QueryStringQueryParser {
    Parser(QueryShardContext context) {
      super(context, true);
      setAllowLeadingWildcard(true);
      setAnalyzeWildcard(true);
    }

    @Override
    protected Query newRegexpQuery(Term pattern) {
      return Patterns.expression(pattern);
    }
  }
}
