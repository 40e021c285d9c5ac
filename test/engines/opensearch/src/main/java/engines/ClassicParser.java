package engines;

import java.util.Collection;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/**
 * Lucene's own parser over whole values. A query is first checked and then searched for, and most patterns occur in many
 * queries: their automata are kept.
 */
class ClassicParser extends MultiFieldQueryParser {
  private static final Recent<String, CharacterRunAutomaton> WILDCARDS =
      new Recent<>(5_000, text -> new CharacterRunAutomaton(WildcardQuery.toAutomaton(new Term("", text))));

  private static final Recent<String, CharacterRunAutomaton> EXPRESSIONS =
      new Recent<>(
          5_000,
          text ->
              new CharacterRunAutomaton(new RegExp(text).toAutomaton(Operations.DEFAULT_DETERMINIZE_WORK_LIMIT)));

  ClassicParser(Collection<String> fields) {
    super(fields.toArray(String[]::new), new KeywordAnalyzer());
    setAllowLeadingWildcard(true);
  }

  @Override
  protected Query newWildcardQuery(Term term) {
    return new AcceptedTerms(term, WILDCARDS.apply(term.text()));
  }

  @Override
  protected Query newRegexpQuery(Term term) {
    return new AcceptedTerms(term, EXPRESSIONS.apply(term.text()));
  }
}
