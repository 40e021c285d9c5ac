package engines;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.xcontent.DeprecationHandler;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.Rewriteable;

/** The Query DSL, as JSON. */
final class Dsl implements Language {
  @Override
  public void check(String text) throws Exception {
    query(text, new Index(Mapping.of(Map.of(), Set.of(), Mapping.Types.TEXTS)), Set.of());
  }

  @Override
  public Query query(String text, Index index, Set<String> fields) throws Exception {
    try (XContentParser parser =
        JsonXContent.jsonXContent.createParser(Index.QUERIES, DeprecationHandler.IGNORE_DEPRECATIONS, text)) {
      return Rewriteable.rewrite(AbstractQueryBuilder.parseInnerQueryBuilder(parser), index.context()).toQuery(index.context());
    }
  }
}
