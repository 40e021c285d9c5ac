package engines;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.MultiTermQuery.RewriteMethod;
import org.apache.lucene.search.Query;
import org.opensearch.index.mapper.KeywordFieldMapper.KeywordFieldType;
import org.opensearch.index.query.QueryShardContext;

/** A `keyword` field of OpenSearch. Lucene reads its patterns, as in OpenSearch, but nothing is compiled for large indexes. */
final class KeywordField extends KeywordFieldType {
  KeywordField(String name) {
    super(name);
  }

  @Override
  public Query normalizedWildcardQuery(String text, RewriteMethod method, QueryShardContext context) {
    return Patterns.wildcard(new Term(name(), text));
  }
}
