package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Any history of a call, however its connections cross each other: whoever holds a seat knows who else does, and hears what
 * is said to it, and nothing of it depends on connections that have lost their seats; and nobody is in it whom an
 * administrator has kept out. Compared with a model that has neither connections nor timers.
 */
class CallPropertyTest {
    private static final int CAPACITY = 3;
    /** One more than there are seats. */
    private static final int PEOPLE = CAPACITY + 1;

    private static final Duration BAR_TIME = Duration.ofHours(1);

    private enum Deed {
        JOIN,
        JOIN_AS_NEW_PAGE,
        JOIN_LATE,
        LEAVE,
        LEAVE_BY_OLD_CONNECTION,
        DETACH,
        DETACH_OLD_CONNECTION,
        GRACE_PASSES,
        SAY,
        SAY_BY_OLD_CONNECTION,
        SAY_TO_OLD_PAGE,
        DESCRIBE,
        END,
        REMOVE,
        REMOVE_AND_LOCK,
        LOCK,
        UNLOCK,
        DRAIN,
        UNDRAIN,
        HALF_OF_BAR_TIME_PASSES
    }

    /** @param which of the timers, or of those who are spoken to */
    private record Step(Deed deed, int who, int which) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Deed> byParticipants = Arbitraries.of(EnumSet.range(Deed.JOIN, Deed.DESCRIBE));
        Arbitrary<Deed> byAdministrators = Arbitraries.of(EnumSet.range(Deed.END, Deed.HALF_OF_BAR_TIME_PASSES));
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(8, byParticipants), Tuple.of(1, byAdministrators)),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1))
                .as(Step::new);
    }

    @Property(tries = 5_000)
    void everybodyKnowsWhoIsThere(@ForAll @Size(max = 60) List<@From("steps") Step> history) {
        World world = new World();
        for (Step step : history) {
            world.does(step);
            world.check();
        }
    }

    /** What the model knows of a seat. */
    private static final class Held {
        String instance;
        Payload about;
        RecordingOutlet outlet;
        /** The timer that may end it; -1 while its participant is present. */
        int timer = -1;

        final List<View.Saying> toBeHeard = new ArrayList<>();
    }

    private static final class Person {
        /** The seat is barred before then. */
        Instant barredUntil = Instant.MIN;

        final ParticipantId id;
        String instance = Capability.random();
        long attempt;
        RecordingOutlet outlet = new RecordingOutlet();
        RecordingOutlet oldOutlet = new RecordingOutlet();
        String oldInstance = Capability.random();
        Call call;

        Person(CallId call) {
            id = ParticipantId.ofSeatKey(call, Capability.random());
        }
    }

    private static final class World {
        private final ManualTimer timer = new ManualTimer();
        private Instant now = Instant.EPOCH;
        private final Calls calls = new Calls(CAPACITY, 1_000, BAR_TIME, timer, () -> now);
        private final CallId callId = CallId.ofInvite(Capability.random());
        private final List<Person> people = new ArrayList<>();
        private final Map<ParticipantId, Held> seats = new LinkedHashMap<>();
        private int said;
        private int lastTimer = -1;
        private int joins;
        private boolean draining;
        private Instant endedUntil = Instant.MIN;
        private Instant lockedUntil = Instant.MIN;
        private final Set<ParticipantId> admitted = new HashSet<>();

        World() {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(new Person(callId));
            }
        }

        void does(Step step) {
            Person person = people.get(step.who());
            Person other = people.get(step.which());
            switch (step.deed()) {
                case JOIN -> join(person);
                case JOIN_AS_NEW_PAGE -> {
                    person.oldInstance = person.instance;
                    person.instance = Capability.random();
                    join(person);
                }
                case JOIN_LATE -> joinLate(person);
                case LEAVE -> leave(person, person.outlet);
                case LEAVE_BY_OLD_CONNECTION -> leave(person, person.oldOutlet);
                case DETACH -> detach(person, person.outlet);
                case DETACH_OLD_CONNECTION -> detach(person, person.oldOutlet);
                case GRACE_PASSES -> gracePasses(step.which());
                case SAY -> say(person, person.outlet, other, other.instance);
                case SAY_BY_OLD_CONNECTION -> say(person, person.oldOutlet, other, other.instance);
                case SAY_TO_OLD_PAGE -> say(person, person.outlet, other, other.oldInstance);
                case DESCRIBE -> describe(person);
                case END -> end();
                case REMOVE -> remove(person, false);
                case REMOVE_AND_LOCK -> remove(person, true);
                case LOCK -> lock();
                case UNLOCK -> unlock();
                case DRAIN -> drain(true);
                case UNDRAIN -> drain(false);
                case HALF_OF_BAR_TIME_PASSES -> now = now.plus(BAR_TIME.dividedBy(2));
            }
        }

        private void join(Person person) {
            Held held = seats.get(person.id);
            RecordingOutlet outlet = new RecordingOutlet();
            Join.Result result = calls.join(callId, wish(person, ++person.attempt), outlet);
            Join.Refused refused = whyNot(person);
            if (refused != null) {
                assertSame(refused, result);
                return;
            }
            joins++;
            person.call = assertInstanceOf(Join.Accepted.class, result).call();
            person.oldOutlet = person.outlet;
            person.outlet = outlet;
            if (held == null) {
                held = new Held();
                seats.put(person.id, held);
            } else if (held.outlet != null) {
                Outlet.Reason reason =
                        held.instance.equals(person.instance) ? Outlet.Reason.SUPERSEDED : Outlet.Reason.REPLACED;
                assertEquals(reason, held.outlet.closed());
            }
            held.instance = person.instance;
            held.about = about(person.attempt);
            held.outlet = outlet;
            held.timer = -1;
            held.toBeHeard.clear();
        }

        private Join.Refused whyNot(Person person) {
            if (now.isBefore(endedUntil)) {
                return Join.Refused.CALL_ENDED;
            } else if (now.isBefore(person.barredUntil)) {
                return Join.Refused.REMOVED;
            } else if (now.isBefore(lockedUntil) && !admitted.contains(person.id)) {
                return Join.Refused.CALL_LOCKED;
            } else if (seats.isEmpty() && draining) {
                return Join.Refused.DRAINING;
            }
            boolean isFull = seats.size() == CAPACITY && !seats.containsKey(person.id);
            return isFull ? Join.Refused.FULL : null;
        }

        private void end() {
            calls.end(callId);
            lockedUntil = Instant.MIN;
            endedUntil = now.plus(BAR_TIME);
            for (Held held : seats.values()) {
                if (held.outlet != null) {
                    assertEquals(Outlet.Reason.CALL_ENDED, held.outlet.closed());
                }
            }
            seats.clear();
        }

        private void remove(Person person, boolean lock) {
            calls.remove(callId, person.id, lock);
            person.barredUntil = now.plus(BAR_TIME);
            if (lock) {
                expectLock();
            }
            Held held = seats.remove(person.id);
            if (held != null && held.outlet != null) {
                assertEquals(Outlet.Reason.REMOVED, held.outlet.closed());
            }
        }

        private void lock() {
            assertEquals(!seats.isEmpty(), calls.lock(callId));
            expectLock();
        }

        private void expectLock() {
            if (seats.isEmpty()) {
                return;
            }
            if (!now.isBefore(lockedUntil)) {
                admitted.clear();
            }
            admitted.addAll(seats.keySet());
            people.stream()
                    .filter(person -> now.isBefore(person.barredUntil))
                    .forEach(person -> admitted.remove(person.id));
            lockedUntil = now.plus(BAR_TIME);
        }

        private void unlock() {
            calls.unlock(callId);
            lockedUntil = Instant.MIN;
        }

        private void drain(boolean newDraining) {
            calls.drain(newDraining);
            draining = newDraining;
        }

        /** A join that was held up on its way, and comes after its successor. */
        private void joinLate(Person person) {
            if (seats.containsKey(person.id)) {
                Join.Result result = calls.join(callId, wish(person, person.attempt), new RecordingOutlet());
                assertSame(Join.Refused.STALE, result);
            }
        }

        private Join wish(Person person, long attempt) {
            return new Join(person.id, person.instance, attempt, Role.PARTICIPANT, about(attempt), Join.Right.START);
        }

        private static Payload about(long attempt) {
            return new View.Saying(null, "about", (int) attempt);
        }

        private void leave(Person person, RecordingOutlet via) {
            if (person.call == null) {
                return;
            }
            person.call.leave(person.id, via);
            if (holds(person, via)) {
                seats.remove(person.id);
                assertEquals(Outlet.Reason.LEFT, via.closed());
            }
        }

        private void detach(Person person, RecordingOutlet via) {
            if (person.call == null) {
                return;
            }
            person.call.detach(person.id, via, Duration.ofHours(1));
            if (holds(person, via)) {
                Held held = seats.get(person.id);
                held.outlet = null;
                held.timer = timer.scheduled() - 1;
                assertTrue(held.timer > lastTimer, "no timer was set");
                lastTimer = held.timer;
            }
        }

        /** Any timer, also one that was cancelled while it began. */
        private void gracePasses(int which) {
            int index = timer.scheduled() - 1 - which;
            if (index >= 0) {
                timer.run(index);
                seats.values().removeIf(held -> held.timer == index);
            }
        }

        private void say(Person from, RecordingOutlet via, Person to, String toInstance) {
            if (from.call == null || from == to) {
                return;
            }
            View.Saying saying = new View.Saying(from.id, from.instance, ++said);
            from.call.signal(from.id, via, to.id, toInstance, saying);
            Held held = seats.get(to.id);
            boolean arrives = holds(from, via) && held != null && held.outlet != null;
            if (arrives && held.instance.equals(toInstance)) {
                held.toBeHeard.add(saying);
            }
        }

        private void describe(Person person) {
            if (person.call == null) {
                return;
            }
            Payload about = new View.Saying(null, "described", ++said);
            person.call.about(person.id, person.outlet, about);
            if (holds(person, person.outlet)) {
                seats.get(person.id).about = about;
            }
        }

        private boolean holds(Person person, RecordingOutlet via) {
            Held held = seats.get(person.id);
            return held != null && held.outlet == via;
        }

        void check() {
            assertEquals(seats.size(), calls.seats());
            assertEquals(
                    seats.values().stream().filter(held -> held.outlet != null).count(), calls.present());
            assertEquals(seats.isEmpty() ? 0 : 1, calls.size());
            assertEquals(joins, calls.joins());
            boolean locked = now.isBefore(lockedUntil);
            assertEquals(seats.isEmpty() && !locked ? 0 : 1, calls.snapshots().size());
            calls.snapshots()
                    .forEach(call -> assertEquals(locked, call.lockedUntil().isPresent()));
            seats.forEach((id, held) -> {
                if (held.outlet == null) {
                    return;
                }
                assertNull(held.outlet.closed());
                View view = View.of(held.outlet);
                assertEquals(othersOf(id), view.others);
                assertEquals(held.toBeHeard, view.heard);
            });
        }

        private Map<ParticipantId, Participant> othersOf(ParticipantId self) {
            Map<ParticipantId, Participant> others = new LinkedHashMap<>();
            seats.forEach((id, held) -> {
                if (!id.equals(self)) {
                    boolean present = held.outlet != null;
                    others.put(id, new Participant(id, held.instance, present, Role.PARTICIPANT, held.about));
                }
            });
            return others;
        }
    }
}
