package engines;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.Query;
import org.opensearch.index.query.QueryStringQueryBuilder;

/**
 * The search of tenant logs: Lucene's syntax, less what the page does not name, over the fields that it names.
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
final class Auth0 implements Language {
  /** "Searchable fields". */
  private static final Set<String> SEARCHABLE =
      Set.of(
          "client_id", "client_name", "connection", "connection_id", "date", "description", "hostname", "ip", "log_id",
          "organization_id", "strategy", "strategy_type", "type", "user_agent", "user_id", "user_name");

  /** "Fields searchable against bare terms". */
  private static final List<String> BARE_TERMS =
      List.of("client_name", "connection", "description", "ip", "log_id", "type", "user_name");

  @Override
  public void check(String text) throws Exception {
    new Parser().parse(text);
  }

  @Override
  public Query query(String text, Index index, Set<String> fields) throws Exception {
    check(text);
    QueryStringQueryBuilder query = new QueryStringQueryBuilder(text);
    BARE_TERMS.forEach(query::field);
    return query.toQuery(index.context());
  }

  /** A log stream wraps the event in `data`. Nothing but the searchable fields is in the index, and every event has a type. */
  @Override
  public Map<String, List<Object>> document(Map<String, Object> event) {
    @SuppressWarnings("unchecked")
    Map<String, Object> log = event.get("data") instanceof Map<?, ?> data ? (Map<String, Object>) data : event;
    Map<String, List<Object>> document = Mapping.flatten(log);
    document.keySet().retainAll(SEARCHABLE);
    document.putIfAbsent("type", List.of("other"));
    return document;
  }

  @Override
  public Mapping.Types types() {
    return new Mapping.Types(Set.of(), Set.of(), Set.of("date"));
  }

  /** The page knows no fields for addresses or numbers. */
  @Override
  public Mapping.Types types(Query query) {
    return types();
  }

  private static final class Parser extends ClassicParser {
    Parser() {
      super(BARE_TERMS);
    }

    private static void known(String field) throws ParseException {
      if (field != null && !SEARCHABLE.contains(field)) throw new ParseException(field + " is not searchable");
    }

    /** Dates are asked by ranges only. */
    private static void knownValue(String field) throws ParseException {
      known(field);
      if ("date".equals(field)) throw new ParseException("a date is a range");
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
      knownValue(field);
      return super.getFieldQuery(field, text, quoted);
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) throws ParseException {
      if (slop != getPhraseSlop()) throw new ParseException("words near to each other are not on the page");
      knownValue(field);
      return super.getFieldQuery(field, text, slop);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) throws ParseException {
      known(field);
      return super.getPrefixQuery(field, text);
    }

    /** "Literals must have 3 characters or more", unless a value begins with one and has its only star at the end. */
    @Override
    protected Query getWildcardQuery(String field, String text) throws ParseException {
      known(field);
      String plain = text.replaceAll("(?s)\\\\.", "x");
      if (plain.contains("?")) throw new ParseException("there is no ?");
      for (String literal : plain.split("\\*")) {
        if (!literal.isEmpty() && literal.length() < 3) throw new ParseException("a literal of less than 3 characters");
      }
      return super.getWildcardQuery(field, text);
    }

    @Override
    protected Query getRangeQuery(String field, String from, String to, boolean low, boolean high) throws ParseException {
      known(field);
      if (!"date".equals(field)) throw new ParseException("only a date has ranges");
      return super.getRangeQuery(field, from, to, low, high);
    }

    @Override
    protected Query getRegexpQuery(String field, String text) throws ParseException {
      throw new ParseException("there are no regular expressions");
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) throws ParseException {
      throw new ParseException("there are no fuzzy terms");
    }
  }
}
