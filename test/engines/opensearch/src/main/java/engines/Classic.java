package engines;

import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * Lucene's own classic parser, without what Elasticsearch adds to it: no numbers, no networks, no `_exists_`; and a query of
 * negations alone finds nothing.
 */
final class Classic implements Language {
  @Override
  public void check(String text) throws Exception {
    new ClassicParser(Set.of("any")).parse(text);
  }

  @Override
  public Query query(String text, Index index, Set<String> fields) throws Exception {
    Query query = new ClassicParser(fields).parse(text);
    boolean plain = AskedTypes.of(query, types()).equals(types()) && !text.contains("_exists_");
    if (!plain) throw new UnsupportedOperationException("numbers, networks and _exists_ are Elasticsearch's");
    return query;
  }
}
