package parley.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * One call: its seats, and who is told what. It owns its membership under one lock; inside the lock it changes and
 * enqueues, outside it flushes and closes. Thread-safe.
 *
 * <p>Methods that take an {@link Outlet} named {@code via} do nothing unless that outlet holds the seat at this moment:
 * a connection that has lost its seat cannot act for it any more.
 */
public final class Call {
    private final CallId id;
    private final String epoch = Capability.random();
    private final int capacity;
    private final ScheduledExecutorService timer;
    private final Calls calls;

    private final Instant startedAt;
    private final Object lock = new Object();
    private final Map<ParticipantId, Seat> seats = new LinkedHashMap<>();
    private boolean over;

    Call(CallId id, int capacity, ScheduledExecutorService timer, Calls calls) {
        this.id = id;
        this.capacity = capacity;
        this.timer = timer;
        this.calls = calls;
        this.startedAt = calls.now();
    }

    public CallId id() {
        return id;
    }

    /** @return what became of it, or null where the call is over and a new one must take its place */
    Join.Result join(Join join, Outlet via) {
        Outlet loser = null;
        Outlet.Reason reason = null;
        List<Outlet> told;
        synchronized (lock) {
            if (over) {
                return null;
            }
            Seat seat = seats.get(join.id());
            Join.Refused refused = whyNot(join, seat);
            if (refused != null) {
                // Made for this join alone, a call must not stay behind.
                over = seats.isEmpty();
                return refused;
            }
            boolean isNew = seat == null;
            if (isNew) {
                seat = new Seat(join.id());
                calls.seatTaken(seats.isEmpty());
                seats.put(join.id(), seat);
            } else {
                loser = seat.outlet;
                reason = join.instance().equals(seat.instance) ? Outlet.Reason.SUPERSEDED : Outlet.Reason.REPLACED;
            }
            calls.joined(seat.outlet != null);
            seat.take(join, via, calls.now());
            via.enqueue(new CallEvent.Welcome(id, seat.id, seat.role, epoch, others(seat)));
            Participant snapshot = seat.snapshot();
            told = tellOthers(seat, isNew ? new CallEvent.Joined(snapshot) : new CallEvent.Back(snapshot));
            told.add(via);
        }
        told.forEach(Outlet::flush);
        if (loser != null) {
            loser.close(reason);
        }
        return new Join.Accepted(this);
    }

    /** Passes on what one participant says to an instance of another; to nobody where that is not present. */
    public void signal(ParticipantId from, Outlet via, ParticipantId to, String toInstance, Payload payload) {
        Outlet recipient;
        synchronized (lock) {
            Seat seat = seats.get(to);
            if (!holds(from, via) || seat == null || seat.outlet == null || !seat.instance.equals(toInstance)) {
                return;
            }
            recipient = seat.outlet;
            recipient.enqueue(new CallEvent.Signal(payload));
        }
        recipient.flush();
    }

    /** A participant describes itself anew. */
    public void about(ParticipantId from, Outlet via, Payload about) {
        List<Outlet> told;
        synchronized (lock) {
            if (!holds(from, via)) {
                return;
            }
            Seat seat = seats.get(from);
            seat.about = about;
            told = tellOthers(seat, new CallEvent.AboutChanged(from, about));
        }
        told.forEach(Outlet::flush);
    }

    /** A participant leaves for good; its connection is closed. */
    public void leave(ParticipantId from, Outlet via) {
        if (remove(from, seat -> seat.outlet == via, CallEvent.Left.Reason.LEAVE) != null) {
            via.close(Outlet.Reason.LEFT);
        }
    }

    /** A connection has ended: its seat is away, and gone unless someone comes back to it within the grace. */
    public void detach(ParticipantId from, Outlet via, Duration grace) {
        List<Outlet> told;
        synchronized (lock) {
            if (!holds(from, via)) {
                return;
            }
            Seat seat = seats.get(from);
            seat.outlet = null;
            seat.since = calls.now();
            calls.away();
            seat.expiry = expireAfter(grace, seat);
            told = tellOthers(seat, new CallEvent.Away(from));
        }
        told.forEach(Outlet::flush);
    }

    /** Ends it for all. */
    void end() {
        List<Outlet> losers = new ArrayList<>();
        synchronized (lock) {
            over = true;
            for (Seat seat : seats.values()) {
                calls.seatGone(seat.outlet != null);
                seat.cancelExpiry();
                if (seat.outlet != null) {
                    losers.add(seat.outlet);
                }
            }
            seats.clear();
        }
        calls.over(this);
        losers.forEach(outlet -> outlet.close(Outlet.Reason.CALL_ENDED));
    }

    void expel(ParticipantId participant) {
        Seat removed = remove(participant, seat -> true, CallEvent.Left.Reason.REMOVED);
        if (removed != null && removed.outlet != null) {
            removed.outlet.close(Outlet.Reason.REMOVED);
        }
    }

    /** @return false where nobody is in the call any more */
    boolean lock() {
        synchronized (lock) {
            if (!seats.isEmpty()) {
                calls.bars().lock(id, seats.keySet());
            }
            return !seats.isEmpty();
        }
    }

    CallSnapshot snapshot() {
        Optional<Instant> lockedUntil = calls.bars().lockedUntil(id);
        synchronized (lock) {
            return new CallSnapshot(
                    id,
                    Optional.of(startedAt),
                    lockedUntil,
                    seats.values().stream().map(Seat::forAdministrator).toList());
        }
    }

    boolean isOver() {
        synchronized (lock) {
            return over;
        }
    }

    /** How many seats are held, the absent included. */
    public int size() {
        synchronized (lock) {
            return seats.size();
        }
    }

    private Future<?> expireAfter(Duration grace, Seat seat) {
        long attempt = seat.attempt;
        // Cancelling may come too late for a timer that has begun, so it looks again.
        Predicate<Seat> stillAway = found -> found.outlet == null && found.attempt == attempt;
        return timer.schedule(
                () -> remove(seat.id, stillAway, CallEvent.Left.Reason.GRACE), grace.toMillis(), MILLISECONDS);
    }

    /** @return the seat that is gone, or null */
    private Seat remove(ParticipantId participant, Predicate<Seat> condition, CallEvent.Left.Reason reason) {
        Seat seat;
        List<Outlet> told;
        boolean last;
        synchronized (lock) {
            seat = seats.get(participant);
            if (seat == null || !condition.test(seat)) {
                return null;
            }
            seats.remove(participant);
            calls.seatGone(seat.outlet != null);
            seat.cancelExpiry();
            told = tellOthers(seat, new CallEvent.Left(participant, reason));
            last = seats.isEmpty();
            over = last;
        }
        told.forEach(Outlet::flush);
        if (last) {
            calls.over(this);
        }
        return seat;
    }

    /** @param held the seat, where it is held already */
    private Join.Refused whyNot(Join join, Seat held) {
        Join.Refused barred = calls.bars().against(id, join.id());
        if (barred != null) {
            return barred;
        }
        if (held != null) {
            return join.attempt() <= held.attempt ? Join.Refused.STALE : null;
        }
        if (seats.isEmpty() && join.right() == Join.Right.NONE) {
            return Join.Refused.NOT_STARTED;
        }
        if (seats.isEmpty() && join.right() == Join.Right.START && calls.isDraining()) {
            return Join.Refused.DRAINING;
        }
        if (seats.size() >= capacity) {
            return Join.Refused.FULL;
        }
        return calls.isFull() ? Join.Refused.SERVER_FULL : null;
    }

    private boolean holds(ParticipantId participant, Outlet via) {
        Seat seat = seats.get(participant);
        return seat != null && seat.outlet == via;
    }

    private List<Participant> others(Seat self) {
        return seats.values().stream()
                .filter(seat -> seat != self)
                .map(Seat::snapshot)
                .toList();
    }

    /** @return those to be flushed once the lock is released */
    private List<Outlet> tellOthers(Seat self, CallEvent event) {
        List<Outlet> told = new ArrayList<>();
        for (Seat seat : seats.values()) {
            if (seat != self && seat.outlet != null) {
                seat.outlet.enqueue(event);
                told.add(seat.outlet);
            }
        }
        return told;
    }
}
