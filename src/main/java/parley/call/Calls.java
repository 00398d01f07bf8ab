package parley.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;

/** The calls that go on at present. A call exists from its first join until its last seat is gone. Thread-safe. */
public final class Calls {
    private final ConcurrentMap<CallId, Call> calls = new ConcurrentHashMap<>();
    private final int capacity;
    private final ScheduledExecutorService timer;

    /**
     * @param capacity seats per call, the absent included
     * @param timer ends the seats of those who do not come back; its owner shuts it down
     */
    public Calls(int capacity, ScheduledExecutorService timer) {
        this.capacity = capacity;
        this.timer = timer;
    }

    /** Takes a seat for whoever is behind {@code via}; the welcome is its first event. */
    public Join.Result join(CallId id, Join join, Outlet via) {
        Join.Result result;
        do {
            // A call that has just ended is on its way out of the map: then the next round makes its successor.
            result = calls.computeIfAbsent(id, this::begin).join(join, via);
        } while (result == null);
        return result;
    }

    public int size() {
        return calls.size();
    }

    private Call begin(CallId id) {
        // A call cannot be over before it is in the map, since nobody can leave it earlier.
        return new Call(id, capacity, timer, () -> calls.remove(id));
    }
}
