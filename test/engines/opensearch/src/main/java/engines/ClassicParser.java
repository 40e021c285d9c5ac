package engines;

import java.util.Collection;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.search.Query;

/** Lucene's own parser over whole values. */
class ClassicParser extends MultiFieldQueryParser {
  ClassicParser(Collection<String> fields) {
    super(fields.toArray(String[]::new), new KeywordAnalyzer());
    setAllowLeadingWildcard(true);
  }

  @Override
  protected Query newWildcardQuery(Term pattern) {
    return Patterns.wildcard(pattern);
  }

  @Override
  protected Query newRegexpQuery(Term pattern) {
    return Patterns.expression(pattern);
  }
}
