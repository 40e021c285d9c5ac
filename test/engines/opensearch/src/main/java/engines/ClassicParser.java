package engines;

import java.util.Collection;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.search.Query;

/**
 * Lucene's own parser over whole values. To compile patterns takes most of the time of a proof, and a query is first checked
 * and then run: the patterns of late are kept.
 */
class ClassicParser extends MultiFieldQueryParser {
  private static final int KEPT = 5_000;
  private static final Map<Term, Query> WILDCARDS = new Recent<>(KEPT);
  private static final Map<Term, Query> EXPRESSIONS = new Recent<>(KEPT);

  ClassicParser(Collection<String> fields) {
    super(fields.toArray(String[]::new), new KeywordAnalyzer());
    setAllowLeadingWildcard(true);
  }

  @Override
  protected Query newWildcardQuery(Term term) {
    return WILDCARDS.computeIfAbsent(term, super::newWildcardQuery);
  }

  @Override
  protected Query newRegexpQuery(Term term) {
    return EXPRESSIONS.computeIfAbsent(term, super::newRegexpQuery);
  }
}
