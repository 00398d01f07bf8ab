package parley.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The calls that go on at present. A call exists from its first join until its last seat is gone. Thread-safe. */
public final class Calls {
    private final ConcurrentMap<CallId, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger seats = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final LongAdder callsBegun = new LongAdder();
    private final LongAdder joins = new LongAdder();
    private final int capacity;
    private final int maxSeats;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Bars bars;
    private volatile boolean draining;

    /**
     * @param capacity seats per call, the absent included
     * @param maxSeats seats in all calls together; a few more may be taken by those who join at the same instant
     * @param barTime for how long an ended call stays ended, a locked one locked, and a removed seat barred
     * @param timer ends the seats of those who do not come back; its owner shuts it down
     */
    public Calls(int capacity, int maxSeats, Duration barTime, ScheduledExecutorService timer) {
        this(capacity, maxSeats, barTime, timer, InstantSource.system());
    }

    Calls(int capacity, int maxSeats, Duration barTime, ScheduledExecutorService timer, InstantSource clock) {
        this.capacity = capacity;
        this.maxSeats = maxSeats;
        this.timer = timer;
        this.clock = clock;
        this.bars = new Bars(barTime, clock);
    }

    /** Takes a seat for whoever is behind {@code via}; the welcome is its first event. */
    public Join.Result join(CallId id, Join join, Outlet via) {
        while (true) {
            Call call = calls.computeIfAbsent(id, this::begin);
            Join.Result result = call.join(join, via);
            if (call.isOver()) {
                // Whoever ended it may not have come to this yet.
                over(call);
            }
            if (result != null) {
                return result;
            }
        }
    }

    /** Ends a call for all: whoever is in it, and who would come. */
    public void end(CallId id) {
        // First, so that a call which begins meanwhile is either found or does not come about.
        bars.end(id);
        Call call = calls.get(id);
        if (call != null) {
            call.end();
        }
    }

    /**
     * Removes a participant if it is there; its seat is barred in any case.
     *
     * @param lock whether to lock the call as well, before the participant can come back with another seat
     * @return whether it was locked, which a call that has ended meanwhile cannot be
     */
    public boolean remove(CallId id, ParticipantId participant, boolean lock) {
        bars.remove(participant);
        Call call = calls.get(id);
        if (call == null) {
            return false;
        }
        boolean isLocked = lock && call.lock();
        call.expel(participant);
        return isLocked;
    }

    /**
     * Lets nobody in but those who have a seat at present.
     *
     * @return false where nobody is in the call
     */
    public boolean lock(CallId id) {
        Call call = calls.get(id);
        return call != null && call.lock();
    }

    public void unlock(CallId id) {
        bars.unlock(id);
    }

    /**
     * Whether to begin no new calls. Those that go on do so, and people may come to them, or begin them again.
     *
     * @return whether that was otherwise before
     */
    public synchronized boolean drain(boolean newDraining) {
        boolean changed = draining != newDraining;
        draining = newDraining;
        return changed;
    }

    public boolean isDraining() {
        return draining;
    }

    /** The calls that go on, and those that are locked although nobody is in them at present. */
    public List<CallSnapshot> snapshots() {
        Map<CallId, CallSnapshot> snapshots = new HashMap<>();
        for (CallId id : bars.locked()) {
            snapshots.put(id, new CallSnapshot(id, Optional.empty(), bars.lockedUntil(id), List.of()));
        }
        for (Call call : calls.values()) {
            CallSnapshot snapshot = call.snapshot();
            if (!snapshot.seats().isEmpty()) {
                snapshots.put(call.id(), snapshot);
            }
        }
        return List.copyOf(snapshots.values());
    }

    public int size() {
        return calls.size();
    }

    /** Seats that are held in all calls, the absent included. */
    public int seats() {
        return seats.get();
    }

    /** Those among them that a connection holds. */
    public int present() {
        return present.get();
    }

    /** Calls that have begun since the start. */
    public long callsBegun() {
        return callsBegun.sum();
    }

    /** Joins that were given a seat since the start, returns among them. */
    public long joins() {
        return joins.sum();
    }

    boolean isFull() {
        return seats.get() >= maxSeats;
    }

    Bars bars() {
        return bars;
    }

    Instant now() {
        return clock.instant();
    }

    void seatTaken(boolean first) {
        seats.incrementAndGet();
        if (first) {
            callsBegun.increment();
        }
    }

    /** @param wasPresent whether another connection held the seat just now */
    void joined(boolean wasPresent) {
        joins.increment();
        if (!wasPresent) {
            present.incrementAndGet();
        }
    }

    void away() {
        present.decrementAndGet();
    }

    void seatGone(boolean wasPresent) {
        seats.decrementAndGet();
        if (wasPresent) {
            present.decrementAndGet();
        }
    }

    void over(Call call) {
        calls.remove(call.id(), call);
    }

    private Call begin(CallId id) {
        return new Call(id, capacity, timer, this);
    }
}
