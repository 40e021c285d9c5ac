package engines;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the entries used last. */
final class Recent<Key, Value> extends LinkedHashMap<Key, Value> {
  private final int limit;

  Recent(int limit) {
    super(16, 0.75f, true);
    this.limit = limit;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<Key, Value> eldest) {
    return size() > limit;
  }
}
