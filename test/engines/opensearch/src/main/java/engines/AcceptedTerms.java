package engines;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;

/**
 * The terms of a field that an automaton accepts. Lucene's own query of an automaton first compiles it to one of bytes, which
 * takes most of the time of a proof and pays off in large indexes.
 */
final class AcceptedTerms extends MultiTermQuery {
  private final Term pattern;
  private final CharacterRunAutomaton automaton;

  AcceptedTerms(Term pattern, CharacterRunAutomaton automaton) {
    super(pattern.field(), CONSTANT_SCORE_REWRITE);
    this.pattern = pattern;
    this.automaton = automaton;
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef term) {
        return automaton.run(term.utf8ToString()) ? AcceptStatus.YES : AcceptStatus.NO;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return pattern.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AcceptedTerms terms && terms.pattern.equals(pattern) && terms.automaton == automaton;
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }
}
