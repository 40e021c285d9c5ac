package engines;

import java.util.Collection;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/** A classic parser whose result is not searched for: a wildcard that is not too complex need not be compiled. */
class SyntaxParser extends ClassicParser {
  SyntaxParser(Collection<String> fields) {
    super(fields);
  }

  @Override
  protected Query newWildcardQuery(Term term) {
    WildcardQuery.toAutomaton(term);
    return new TermQuery(term);
  }
}
