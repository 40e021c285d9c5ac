package engines;

import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.Query;

/**
 * Lucene's own classic parser, without what Elasticsearch adds to it: no numbers, no networks, no `_exists_`; and a query of
 * negations alone finds nothing.
 */
final class Classic implements Language {
  @Override
  public void check(String text) throws Exception {
    parse(text, Set.of("any"));
  }

  @Override
  public Query query(String text, Index index, Set<String> fields) throws Exception {
    Query query = parse(text, fields);
    boolean plain = AskedTypes.of(query, types()).equals(types()) && !text.contains("_exists_");
    if (!plain) throw new UnsupportedOperationException("numbers, networks and _exists_ are Elasticsearch's");
    return query;
  }

  static Query parse(String text, Set<String> fields) throws ParseException {
    MultiFieldQueryParser parser = new MultiFieldQueryParser(fields.toArray(String[]::new), new KeywordAnalyzer());
    parser.setAllowLeadingWildcard(true);
    return parser.parse(text);
  }
}
