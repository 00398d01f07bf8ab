package parley.client;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Who is in the call, as the server tells it, across the server's own lives (docs/protocol.md, sections 5 and 7). For the
 * event loop's thread alone.
 */
public final class Roster {
    /** What follows from what the server says. */
    interface Listener {
        /** This instance has a connection, perhaps a new one. */
        void present(Entry entry);

        void away(Entry entry);

        void left(Entry entry);

        /** Someone has been away for so long that they may be where this connection does not lead any more. */
        void seek();
    }

    /** Another participant. */
    public static final class Entry {
        private final String id;
        private String instance;
        private boolean present;
        /** In which the server last named it. */
        private String epoch;
        /** Absent from a call that was rebuilt, it has left from this moment on; 0 while it is not. */
        private long deadline;
        /** Being away, it is looked for from this moment on; 0 while it is not to be. */
        private long soughtFrom;

        private boolean sought;

        private Entry(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public String instance() {
            return instance;
        }

        public boolean isPresent() {
            return present;
        }
    }

    private final EventLoop loop;
    private final Listener listener;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private String epoch;
    private Duration grace = Duration.ZERO;
    private EventLoop.Timer timer;

    Roster(EventLoop loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    /** Of the life of the call that the last welcome was from; null before the first. */
    public String epoch() {
        return epoch;
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    /** @return null for someone unknown */
    Entry find(String id) {
        return entries.get(id);
    }

    void welcome(JsonObject frame) {
        String newEpoch = frame.getString("epoch");
        boolean rebuilt = !newEpoch.equals(epoch);
        epoch = newEpoch;
        grace = Duration.ofMillis(frame.getInt("grace"));
        entries.values().forEach(entry -> entry.soughtFrom = 0);
        List<Entry> absent = new ArrayList<>(entries.values());
        for (JsonObject participant : frame.getJsonArray("participants").getValuesAs(JsonObject.class)) {
            absent.remove(entries.get(participant.getString("id")));
            named(participant);
        }
        for (Entry entry : absent) {
            if (newEpoch.equals(entry.epoch)) {
                left(entry.id);
            } else if (rebuilt) {
                away(entry);
                entry.deadline = System.nanoTime() + grace.toNanos();
            } else {
                miss(entry);
            }
        }
        expire();
    }

    /** This client has no connection itself: whoever comes back now, it would not know. */
    void suspend() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void expire() {
        suspend();
        long now = System.nanoTime();
        for (Entry entry : List.copyOf(entries.values())) {
            if (entry.deadline != 0 && entry.deadline - now <= 0) {
                left(entry.id);
            }
        }
        boolean seeks = false;
        for (Entry entry : entries.values()) {
            if (entry.soughtFrom != 0 && entry.soughtFrom - now <= 0) {
                entry.soughtFrom = 0;
                entry.sought = true;
                seeks = true;
            }
        }
        entries.values().stream()
                .flatMapToLong(entry -> LongStream.of(entry.deadline, entry.soughtFrom))
                .filter(moment -> moment != 0)
                .min()
                .ifPresent(next -> timer = loop.at(next, this::expire));
        if (seeks) {
            listener.seek();
        }
    }

    /** Of {@code welcome}, {@code joined} and {@code back}. */
    void named(JsonObject participant) {
        Entry entry = entries.computeIfAbsent(participant.getString("id"), Entry::new);
        entry.deadline = 0;
        entry.epoch = epoch;
        entry.instance = participant.getString("instance");
        if (participant.getString("state").equals("present")) {
            entry.present = true;
            entry.soughtFrom = 0;
            entry.sought = false;
            listener.present(entry);
        } else {
            away(entry);
        }
    }

    void away(String id) {
        if (entries.containsKey(id)) {
            away(entries.get(id));
            expire();
        }
    }

    private void miss(Entry entry) {
        if (!entry.sought && entry.soughtFrom == 0) {
            entry.soughtFrom = System.nanoTime() + grace.toNanos() / 2;
        }
    }

    private void away(Entry entry) {
        entry.present = false;
        miss(entry);
        listener.away(entry);
    }

    void left(String id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            entry.present = false;
            listener.left(entry);
        }
    }

    /** A client that is a new instance, or has ended, knows nobody. */
    void clear() {
        suspend();
        entries.clear();
        epoch = null;
    }
}
