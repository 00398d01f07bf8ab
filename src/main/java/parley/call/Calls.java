package parley.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls that go on at present. A call exists from its first join until its last seat is gone. Thread-safe. */
public final class Calls {
    private final ConcurrentMap<CallId, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger seats = new AtomicInteger();
    private final int capacity;
    private final int maxSeats;
    private final ScheduledExecutorService timer;

    /**
     * @param capacity seats per call, the absent included
     * @param maxSeats seats in all calls together; a few more may be taken by those who join at the same instant
     * @param timer ends the seats of those who do not come back; its owner shuts it down
     */
    public Calls(int capacity, int maxSeats, ScheduledExecutorService timer) {
        this.capacity = capacity;
        this.maxSeats = maxSeats;
        this.timer = timer;
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

    public int size() {
        return calls.size();
    }

    /** Seats that are held in all calls, the absent included. */
    public int seats() {
        return seats.get();
    }

    boolean isFull() {
        return seats.get() >= maxSeats;
    }

    void seatTaken() {
        seats.incrementAndGet();
    }

    void seatGone() {
        seats.decrementAndGet();
    }

    void over(Call call) {
        calls.remove(call.id(), call);
    }

    private Call begin(CallId id) {
        return new Call(id, capacity, timer, this);
    }
}
