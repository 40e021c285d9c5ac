package engines;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A function that keeps its results of late, for several threads. */
final class Recent<Key, Value> implements Function<Key, Value> {
  private final Map<Key, Value> kept;
  private final Function<Key, Value> make;

  Recent(int limit, Function<Key, Value> make) {
    this.make = make;
    kept =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Key, Value> eldest) {
                return size() > limit;
              }
            });
  }

  /** Two threads may both make the same result: no thread waits while another makes one. */
  @Override
  public Value apply(Key key) {
    Value known = kept.get(key);
    if (known != null) return known;
    Value made = make.apply(key);
    kept.put(key, made);
    return made;
  }
}
