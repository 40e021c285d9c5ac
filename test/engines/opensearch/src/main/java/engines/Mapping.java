package engines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opensearch.common.network.InetAddresses;

/** The values of an event by dotted name, and the mapping of an index that holds such events. */
final class Mapping {
  private Mapping() {}

  /**
   * Nested objects become dotted names, objects in lists too; null, an empty list and an empty object are not there at all.
   * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/array
   */
  static Map<String, List<Object>> flatten(Map<String, Object> event) {
    Map<String, List<Object>> fields = new TreeMap<>();
    event.forEach((name, value) -> add(fields, name, value));
    return fields;
  }

  private static void add(Map<String, List<Object>> fields, String name, Object value) {
    if (value instanceof Map<?, ?> object) object.forEach((key, inner) -> add(fields, name + "." + key, inner));
    else if (value instanceof Collection<?> list) list.forEach(element -> add(fields, name, element));
    else if (value != null) fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  /**
   * The mapping for one event, with the fields of the others too as far as they can stand beside its own. Every field is a
   * `keyword`, as a rule's text asks of it; what a query compares with numbers is a number, and an address that it looks for in
   * networks is an `ip`. A value that does not fit its field is not indexed.
   */
  static Map<String, Object> of(Map<String, List<Object>> own, Set<String> others, Types types) {
    Map<String, Object> properties = new LinkedHashMap<>();
    own.forEach((name, values) -> properties.put(name, types.of(name, values)));
    for (String name : others) {
      if (properties.keySet().stream().noneMatch(known -> related(known, name))) {
        properties.put(name, types.of(name, List.of()));
      }
    }
    return Map.of("_doc", Map.of("dynamic", "strict", "properties", properties));
  }

  /** An object and a value cannot have the same name. */
  private static boolean related(String left, String right) {
    return left.equals(right) || left.startsWith(right + ".") || right.startsWith(left + ".");
  }

  /** The fields that a query asks for something else than texts. */
  record Types(Set<String> numbers, Set<String> addresses, Set<String> dates) {
    static final Types TEXTS = new Types(Set.of(), Set.of(), Set.of());

    Map<String, Object> of(String name, List<Object> values) {
      if (dates.contains(name)) return Map.of("type", "date", "ignore_malformed", true);
      if (addresses.contains(name) && values.stream().anyMatch(value -> InetAddresses.isInetAddress(String.valueOf(value)))) {
        return Map.of("type", "ip", "ignore_malformed", true);
      }
      if (!numbers.contains(name)) return Map.of("type", "keyword");
      boolean fractions = values.stream().anyMatch(value -> String.valueOf(value).matches("-?\\d+(\\.\\d|[eE]|\\d{18}).*"));
      return Map.of("type", fractions ? "double" : "long", "ignore_malformed", true);
    }
  }
}
