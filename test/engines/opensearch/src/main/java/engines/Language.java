package engines;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;

/** How a text becomes a query of an index. */
interface Language {
  /** Throws if it refuses the text; the index has no field then. */
  void check(String text) throws Exception;

  Query query(String text, Index index, Set<String> fields) throws Exception;

  /** The event as an index of this language would be fed with it. */
  default Map<String, List<Object>> document(Map<String, Object> event) {
    return Mapping.flatten(event);
  }

  /** The types of fields before a query is known. */
  default Mapping.Types types() {
    return Mapping.Types.TEXTS;
  }

  /** The types that a query asks for, given what it becomes where all fields are texts. */
  default Mapping.Types types(Query query) {
    return AskedTypes.of(query, types());
  }
}
