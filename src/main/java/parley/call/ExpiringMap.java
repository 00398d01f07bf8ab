package parley.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers each of its entries for the same time, and so many at most: the oldest is forgotten first. Thread-safe. */
final class ExpiringMap<K, V> {
    record Entry<V>(V value, Instant until) {}

    private final Duration time;
    private final int limit;
    private final InstantSource clock;
    /** The oldest first. */
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

    ExpiringMap(Duration time, int limit, InstantSource clock) {
        this.time = time;
        this.limit = limit;
        this.clock = clock;
    }

    /** Remembers something, from now on if it was remembered before. */
    synchronized void put(K key, V value) {
        forgetOld();
        entries.remove(key);
        if (entries.size() == limit) {
            Iterator<K> oldest = entries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        entries.put(key, new Entry<>(value, clock.instant().plus(time)));
    }

    /** Null where it was never put, or is forgotten. */
    synchronized Entry<V> get(K key) {
        Entry<V> entry = entries.get(key);
        return entry == null || isOld(entry) ? null : entry;
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }

    synchronized Set<K> keys() {
        forgetOld();
        return new HashSet<>(entries.keySet());
    }

    private void forgetOld() {
        entries.values().removeIf(this::isOld);
    }

    private boolean isOld(Entry<V> entry) {
        return !clock.instant().isBefore(entry.until());
    }
}
