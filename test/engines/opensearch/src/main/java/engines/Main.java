package engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.common.xcontent.json.JsonXContent;

/**
 * Answers one JSON object a line with one a line, in order. {"language", "query"} is answered with {"refused": why or null},
 * and with {"events"} beside them with {"selected": a verdict each, or null with "why"}.
 */
public final class Main {
  private static final Map<String, Language> LANGUAGES =
      Map.of("query_string", new QueryString(), "dsl", new Dsl(), "lucene", new Classic(), "auth0", new Auth0());

  public static void main(String[] arguments) throws Exception {
    // Elasticsearch allows as many clauses as its memory does, and at least 1024.
    // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/search-settings
    IndexSearcher.setMaxClauseCount(65_536);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    CompletableFuture<Void> printed = CompletableFuture.completedFuture(null);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String request = line;
      printed =
          printed.thenAcceptBoth(
              CompletableFuture.supplyAsync(() -> answer(request), threads),
              (before, text) -> {
                out.println(text);
                out.flush();
              });
    }
    printed.join();
    threads.shutdown();
  }

  private static String answer(String line) {
    try {
      return XContentFactory.jsonBuilder().map(answer(XContentHelper.convertToMap(JsonXContent.jsonXContent, line, true))).toString();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(Map<String, Object> request) {
    Language language = LANGUAGES.get((String) request.get("language"));
    String text = (String) request.get("query");
    List<Map<String, Object>> events = (List<Map<String, Object>>) request.get("events");
    Map<String, Object> answer = new LinkedHashMap<>();
    String result = events == null ? "refused" : "selected";
    try {
      if (events == null) language.check(text);
      answer.put(result, events == null ? null : select(language, text, events));
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError error) {
      answer.put(result, events == null ? reason(error) : null);
      answer.put("why", reason(error));
    }
    return answer;
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage().lines().findFirst().orElse("");
  }

  private record Group(Index index, Query query, List<Integer> places) {}

  /** Events are searched together as far as one index can hold them. */
  private static List<Boolean> select(Language language, String text, List<Map<String, Object>> events) throws Exception {
    List<Map<String, List<Object>>> documents = events.stream().map(language::document).toList();
    Set<String> fields = new TreeSet<>();
    documents.forEach(document -> fields.addAll(document.keySet()));
    Map<Map<String, Object>, Group> asTexts = new HashMap<>();
    Map<Map<String, Object>, Mapping.Types> asked = new HashMap<>();
    Map<Map<String, Object>, Group> groups = new LinkedHashMap<>();
    for (int place = 0; place < events.size(); place++) {
      Map<String, List<Object>> document = documents.get(place);
      Map<String, Object> texts = Mapping.of(document, fields, language.types());
      Group first = asTexts.get(texts);
      if (first == null) {
        asTexts.put(texts, first = query(language, text, texts, fields));
        asked.put(texts, language.types(first.query));
      }
      Map<String, Object> mapping = Mapping.of(document, fields, asked.get(texts));
      Group group = groups.get(mapping);
      // The patterns of a query take long to read: most queries ask for texts alone.
      if (group == null) groups.put(mapping, group = mapping.equals(texts) ? first : query(language, text, mapping, fields));
      group.places.add(place);
    }
    Boolean[] selected = new Boolean[events.size()];
    for (Group group : groups.values()) {
      boolean[] found = group.index.search(group.query, group.places.stream().map(documents::get).toList());
      for (int at = 0; at < found.length; at++) selected[group.places.get(at)] = found[at];
    }
    return Arrays.asList(selected);
  }

  private static Group query(Language language, String text, Map<String, Object> mapping, Set<String> fields) throws Exception {
    Index index = new Index(mapping);
    return new Group(index, language.query(text, index, fields), new ArrayList<>());
  }
}
