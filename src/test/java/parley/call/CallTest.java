package parley.call;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Calls calls = new Calls(3, 1_000, LONG, timer);
    private final CallId callId = CallId.ofInvite(Capability.random());

    private record Text(String text) implements Payload {}

    /** Someone with a seat key, who joins now and then. */
    private final class Someone {
        final ParticipantId id = ParticipantId.ofSeatKey(callId, Capability.random());
        String instance = Capability.random();
        long attempt;
        RecordingOutlet outlet;
        Call call;

        Join.Result tryJoin() {
            outlet = new RecordingOutlet();
            Join join = new Join(id, instance, ++attempt, Role.PARTICIPANT, new Text("about"), Join.Right.START);
            Join.Result result = calls.join(callId, join, outlet);
            if (result instanceof Join.Accepted accepted) {
                call = accepted.call();
            }
            return result;
        }

        Someone join() {
            assertInstanceOf(Join.Accepted.class, tryJoin());
            return this;
        }

        void say(Someone to, String text) {
            call.signal(id, outlet, to.id, to.instance, new Text(text));
        }

        List<String> heard() {
            return outlet.events(CallEvent.Signal.class).stream()
                    .map(signal -> ((Text) signal.payload()).text())
                    .toList();
        }
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void introducesParticipantsToEachOther() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();

        assertEquals(List.of(), ada.outlet.welcome().others());
        Participant seen = bob.outlet.welcome().others().get(0);
        assertEquals(new Participant(ada.id, ada.instance, true, Role.PARTICIPANT, new Text("about")), seen);
        CallEvent.Joined joined = ada.outlet.events(CallEvent.Joined.class).get(0);
        assertEquals(bob.id, joined.participant().id());
        assertEquals(bob.outlet.welcome().epoch(), ada.outlet.welcome().epoch());
    }

    @Test
    void twoWhoJoinAtOnceLearnOfEachOtherOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 500; round++) {
                Someone ada = new Someone();
                Someone bob = new Someone();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<?>> joins = new ArrayList<>();
                for (Someone someone : List.of(ada, bob)) {
                    joins.add(threads.submit(() -> {
                        start.await();
                        return someone.join();
                    }));
                }
                for (Future<?> join : joins) {
                    join.get(10, SECONDS);
                }
                assertEquals(1, timesSeen(ada, bob));
                assertEquals(1, timesSeen(bob, ada));
                ada.call.leave(ada.id, ada.outlet);
                bob.call.leave(bob.id, bob.outlet);
                assertEquals(0, calls.size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int timesSeen(Someone observer, Someone other) {
        long welcomed = observer.outlet.welcome().others().stream()
                .filter(participant -> participant.id().equals(other.id))
                .count();
        long joined = observer.outlet.events(CallEvent.Joined.class).stream()
                .filter(event -> event.participant().id().equals(other.id))
                .count();
        return (int) (welcomed + joined);
    }

    @Test
    void passesSignalsToTheInstanceTheyAreMeantFor() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();

        ada.say(bob, "one");
        ada.say(bob, "two");
        bob.instance = Capability.random();
        ada.say(bob, "for an instance that is not there");

        assertEquals(List.of("one", "two"), bob.heard());
        assertEquals(List.of(), ada.heard());
    }

    @Test
    void dropsSignalsToTheAbsentWithoutAWord() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();
        bob.call.detach(bob.id, bob.outlet, LONG);
        int before = ada.outlet.events().size();

        ada.say(bob, "lost");
        ada.say(new Someone(), "to nobody");

        assertEquals(List.of(), bob.heard());
        assertEquals(before, ada.outlet.events().size());
    }

    @Test
    void refusesMoreThanItsCapacityAndTheAbsentCount() {
        Someone first = new Someone().join();
        Someone second = new Someone().join();
        new Someone().join();
        first.call.detach(first.id, first.outlet, LONG);

        assertEquals(Join.Refused.FULL, new Someone().tryJoin());
        first.join();
        second.call.leave(second.id, second.outlet);
        new Someone().join();
        assertEquals(3, first.call.size());
    }

    @Test
    void refusesMoreThanTheServerHasAndLeavesNoEmptyCallBehind() {
        Calls few = new Calls(3, 2, LONG, timer);
        CallId other = CallId.ofInvite(Capability.random());
        for (CallId id : List.of(callId, callId)) {
            assertInstanceOf(Join.Accepted.class, few.join(id, joinOf(id), new RecordingOutlet()));
        }
        assertEquals(Join.Refused.SERVER_FULL, few.join(other, joinOf(other), new RecordingOutlet()));
        assertEquals(Join.Refused.SERVER_FULL, few.join(callId, joinOf(callId), new RecordingOutlet()));
        assertEquals(1, few.size());
        assertEquals(2, few.seats());
    }

    private static Join joinOf(CallId id) {
        ParticipantId participant = ParticipantId.ofSeatKey(id, Capability.random());
        return new Join(participant, Capability.random(), 1, Role.PARTICIPANT, new Text(""), Join.Right.START);
    }

    @Test
    void aLateJoinNeverEvictsItsSuccessor() {
        Someone ada = new Someone().join();
        RecordingOutlet current = ada.outlet;
        ada.attempt = 0;
        ada.instance = Capability.random();

        assertEquals(Join.Refused.STALE, ada.tryJoin());
        assertNull(current.closed());
    }

    @Test
    void theSameInstanceSupersedesItselfAndAnotherReplacesIt() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();
        RecordingOutlet first = ada.outlet;
        RecordingOutlet second = ada.join().outlet;
        ada.instance = Capability.random();
        ada.join();

        assertEquals(Outlet.Reason.SUPERSEDED, first.closed());
        assertEquals(Outlet.Reason.REPLACED, second.closed());
        List<CallEvent.Back> back = bob.outlet.events(CallEvent.Back.class);
        assertEquals(2, back.size());
        assertEquals(ada.instance, back.get(1).participant().instance());
        assertEquals(2, ada.call.size());
    }

    @Test
    void whoLostTheSeatCannotActForIt() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();
        RecordingOutlet old = ada.outlet;
        ada.join();
        int before = bob.outlet.events().size();

        ada.call.signal(ada.id, old, bob.id, bob.instance, new Text("stale"));
        ada.call.about(ada.id, old, new Text("stale"));
        ada.call.leave(ada.id, old);
        ada.call.detach(ada.id, old, Duration.ZERO);

        assertEquals(before, bob.outlet.events().size());
        assertEquals(2, ada.call.size());
    }

    @Test
    void aThousandThreadsRaceForASeatAndOneHasIt() throws Exception {
        int racers = 1_000;
        Someone observer = new Someone().join();
        ParticipantId seat = ParticipantId.ofSeatKey(callId, Capability.random());
        List<RecordingOutlet> outlets = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(racers);
        for (int i = 1; i <= racers; i++) {
            RecordingOutlet outlet = new RecordingOutlet();
            Join join = new Join(seat, Capability.random(), i, Role.PARTICIPANT, new Text(""), Join.Right.START);
            outlets.add(outlet);
            threads.add(new Thread(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                calls.join(callId, join, outlet);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(SECONDS.toMillis(60));
        }

        List<RecordingOutlet> welcomed =
                outlets.stream().filter(outlet -> !outlet.events().isEmpty()).toList();
        List<RecordingOutlet> standing =
                welcomed.stream().filter(outlet -> outlet.closed() == null).toList();
        assertEquals(List.of(outlets.get(racers - 1)), standing, "the greatest attempt has the seat, and nobody else");
        observer.call.signal(observer.id, observer.outlet, seat, instanceSeenBy(observer), new Text("hello"));
        assertEquals(1, standing.get(0).events(CallEvent.Signal.class).size());
        assertEquals(
                welcomed.size(),
                observer.outlet.events(CallEvent.Joined.class).size()
                        + observer.outlet.events(CallEvent.Back.class).size());
    }

    private static String instanceSeenBy(Someone observer) {
        List<CallEvent> events = observer.outlet.events();
        CallEvent last = events.get(events.size() - 1);
        return last instanceof CallEvent.Back back
                ? back.participant().instance()
                : ((CallEvent.Joined) last).participant().instance();
    }

    @Test
    void whoComesBackWithinTheGraceKeepsTheSeat() {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();
        bob.call.detach(bob.id, bob.outlet, LONG);
        bob.join();

        assertEquals(1, ada.outlet.events(CallEvent.Away.class).size());
        assertEquals(1, ada.outlet.events(CallEvent.Back.class).size());
        assertEquals(
                0, timer.getQueue().stream().filter(task -> !isCancelled(task)).count());
    }

    private static boolean isCancelled(Runnable task) {
        return ((Future<?>) task).isCancelled();
    }

    @Test
    void whoStaysAwayHasLeftAndTheCallLeavesNothingBehind() throws Exception {
        Someone ada = new Someone().join();
        Someone bob = new Someone().join();
        bob.call.detach(bob.id, bob.outlet, Duration.ZERO);
        runTimer();

        assertEquals(
                List.of(new CallEvent.Left(bob.id, CallEvent.Left.Reason.GRACE)),
                ada.outlet.events(CallEvent.Left.class));
        ada.call.detach(ada.id, ada.outlet, Duration.ZERO);
        runTimer();
        assertEquals(0, calls.size());
        assertEquals(0, calls.seats());
        assertEquals(0, ada.call.size());
    }

    /** One thread and no delay: what was asked for before is done when this is. */
    private void runTimer() throws Exception {
        timer.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).get(10, SECONDS);
    }

    @Test
    void aCallThatBeginsAnewHasAnotherEpoch() {
        Someone ada = new Someone().join();
        String epoch = ada.outlet.welcome().epoch();
        Call first = ada.call;
        ada.call.leave(ada.id, ada.outlet);
        assertEquals(Outlet.Reason.LEFT, ada.outlet.closed());
        ada.join();

        assertNotEquals(epoch, ada.outlet.welcome().epoch());
        assertNotEquals(first, ada.call);
    }

    @Test
    void joinsAndLeavesThatRaceNeverStrandAnyone() throws Exception {
        int rounds = 2_000;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        Someone someone = new Someone().join();
                        someone.call.leave(someone.id, someone.outlet);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(60, SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, calls.size());
    }
}
