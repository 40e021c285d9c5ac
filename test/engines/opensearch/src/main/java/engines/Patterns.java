package engines;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/** Lucene's reading of patterns. A query is first checked and then searched for, so that the last automata are kept. */
final class Patterns {
  private static final Recent<String, CharacterRunAutomaton> WILDCARDS =
      new Recent<>(5_000, text -> new CharacterRunAutomaton(WildcardQuery.toAutomaton(new Term("", text))));

  private static final Recent<String, CharacterRunAutomaton> EXPRESSIONS =
      new Recent<>(
          5_000,
          text ->
              new CharacterRunAutomaton(new RegExp(text).toAutomaton(Operations.DEFAULT_DETERMINIZE_WORK_LIMIT)));

  private Patterns() {}

  static Query wildcard(Term pattern) {
    return new AcceptedTerms(pattern, WILDCARDS.apply(pattern.text()));
  }

  static Query expression(Term pattern) {
    return new AcceptedTerms(pattern, EXPRESSIONS.apply(pattern.text()));
  }
}
