package engines;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Of which type a query wants its fields, found in what it becomes where all fields are texts. */
final class AskedTypes extends QueryVisitor {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern NETWORK = Pattern.compile("(?=.*[.:])[0-9A-Fa-f.:]+/\\d{1,3}");

  private final Set<String> numbers = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();

  static Mapping.Types of(Query query, Mapping.Types known) {
    AskedTypes visitor = new AskedTypes();
    query.visit(visitor);
    return new Mapping.Types(visitor.numbers, visitor.addresses, known.dates());
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    for (Term term : terms) if (NETWORK.matcher(term.text()).matches()) addresses.add(term.field());
  }

  @Override
  public void visitLeaf(Query query) {
    if (query instanceof IndexOrDocValuesQuery either) either.getIndexQuery().visit(this);
    if (query instanceof TermRangeQuery range && isNumber(range.getLowerTerm()) && isNumber(range.getUpperTerm())) {
      numbers.add(range.getField());
    }
  }

  /** What is prohibited is asked as well. */
  @Override
  public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
    return this;
  }

  /** An end that is open is no text. */
  private static boolean isNumber(BytesRef bound) {
    return bound == null || NUMBER.matcher(bound.utf8ToString()).matches();
  }
}
