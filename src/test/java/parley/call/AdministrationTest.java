package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator does to calls. {@link CallPropertyTest} has every history of it; this, what it is for. */
class AdministrationTest {
    private static final Duration BAR_TIME = Duration.ofHours(1);
    private static final Payload ABOUT = new Payload() {};

    private Instant now = Instant.EPOCH;
    private final ManualTimer timer = new ManualTimer();
    private final Calls calls = new Calls(3, 1_000, BAR_TIME, timer, () -> now);
    private final CallId callId = CallId.ofInvite(Capability.random());
    private final ParticipantId ada = newSeat();
    private final ParticipantId bob = newSeat();
    private long attempt;

    private ParticipantId newSeat() {
        return ParticipantId.ofSeatKey(callId, Capability.random());
    }

    private Join.Result tryJoin(ParticipantId seat, Outlet via) {
        return calls.join(callId, new Join(seat, Capability.random(), ++attempt, Role.PARTICIPANT, ABOUT), via);
    }

    private Join.Result tryJoin(ParticipantId seat) {
        return tryJoin(seat, new RecordingOutlet());
    }

    private RecordingOutlet join(ParticipantId seat) {
        RecordingOutlet outlet = new RecordingOutlet();
        assertInstanceOf(Join.Accepted.class, tryJoin(seat, outlet));
        return outlet;
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void anEndedCallStaysEndedForItsTime() {
        RecordingOutlet adas = join(ada);
        RecordingOutlet bobs = join(bob);
        calls.end(callId);

        assertEquals(Outlet.Reason.CALL_ENDED, adas.closed());
        assertEquals(Outlet.Reason.CALL_ENDED, bobs.closed());
        assertEquals(0, calls.size());
        assertEquals(0, calls.seats());
        assertEquals(Join.Refused.CALL_ENDED, tryJoin(ada));
        assertEquals(Join.Refused.CALL_ENDED, tryJoin(newSeat()));
        assertEquals(0, calls.size(), "who was refused leaves no empty call behind");
        now = now.plus(BAR_TIME);
        join(ada);
    }

    @Test
    void otherCallsGoOn() {
        join(ada);
        CallId other = CallId.ofInvite(Capability.random());
        RecordingOutlet outlet = new RecordingOutlet();
        ParticipantId seat = ParticipantId.ofSeatKey(other, Capability.random());
        Join.Result joined = calls.join(other, new Join(seat, Capability.random(), 1, Role.HOST, ABOUT), outlet);
        assertInstanceOf(Join.Accepted.class, joined);
        calls.end(callId);
        assertNull(outlet.closed());
        assertEquals(
                List.of(other), calls.snapshots().stream().map(CallSnapshot::id).toList());
    }

    @Test
    void aRemovedParticipantIsGoneForTheOthersAndItsSeatIsBarred() {
        RecordingOutlet adas = join(ada);
        RecordingOutlet bobs = join(bob);
        calls.remove(callId, bob, false);

        assertEquals(Outlet.Reason.REMOVED, bobs.closed());
        assertNull(adas.closed());
        CallEvent.Left left = new CallEvent.Left(bob, CallEvent.Left.Reason.REMOVED);
        assertEquals(List.of(left), adas.events(CallEvent.Left.class));
        assertEquals(Join.Refused.REMOVED, tryJoin(bob));
        join(newSeat()); // perhaps the same person, who has the invite
        now = now.plus(BAR_TIME);
        join(bob);
    }

    @Test
    void whoIsAwayCanBeRemovedToo() {
        RecordingOutlet adas = join(ada);
        RecordingOutlet bobs = join(bob);
        Call call = ((Join.Accepted) tryJoin(bob, bobs)).call();
        call.detach(bob, bobs, Duration.ofSeconds(30));
        calls.remove(callId, bob, false);
        assertEquals(1, adas.events(CallEvent.Left.class).size());
        timer.run(timer.scheduled() - 1);
        assertEquals(1, adas.events(CallEvent.Left.class).size(), "left once");
        assertEquals(Join.Refused.REMOVED, tryJoin(bob));
    }

    @Test
    void theLockThatComesWithARemovalKeepsOutEverySeatThatIsNew() {
        join(ada);
        join(bob);
        calls.remove(callId, bob, true);
        assertEquals(Join.Refused.REMOVED, tryJoin(bob));
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(newSeat()));
        join(ada);
        now = now.plus(BAR_TIME);
        join(newSeat());
    }

    @Test
    void aLockedCallTakesThoseWhoHadASeat() {
        RecordingOutlet adas = join(ada);
        join(bob);
        assertTrue(calls.lock(callId));
        Call call = ((Join.Accepted) tryJoin(ada, adas)).call();
        call.leave(ada, adas);
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(newSeat()));
        join(ada);
        calls.unlock(callId);
        join(newSeat());
    }

    @Test
    void aLockOutlivesTheCallAndCanBeLiftedThen() {
        RecordingOutlet adas = join(ada);
        calls.lock(callId);
        ((Join.Accepted) tryJoin(ada, adas)).call().leave(ada, adas);
        assertEquals(List.of(), calls.snapshots());
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(bob));
        assertEquals(Set.of(callId), calls.locked());
        calls.unlock(callId);
        join(bob);
    }

    @Test
    void aSecondLockLastsLongerAndLetsInNobodyWhoWasRemoved() {
        join(ada);
        RecordingOutlet bobs = join(bob);
        calls.lock(callId);
        ((Join.Accepted) tryJoin(bob, bobs)).call().leave(bob, bobs);
        ParticipantId carla = newSeat();
        calls.remove(callId, carla, false);
        now = now.plus(BAR_TIME.dividedBy(2));
        calls.lock(callId);
        now = now.plus(BAR_TIME.dividedBy(2));
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(carla));
        join(bob);
        assertEquals(
                Optional.of(now.plus(BAR_TIME.dividedBy(2))),
                calls.snapshots().get(0).lockedUntil());
    }

    @Test
    void nobodyIsInACallThatCannotBeLocked() {
        assertFalse(calls.lock(callId));
    }

    @Test
    void aDrainingServerBeginsNoCallsAndDisturbsNone() {
        join(ada);
        calls.drain(true);
        join(bob);
        CallId other = CallId.ofInvite(Capability.random());
        Join join = new Join(ParticipantId.ofSeatKey(other, Capability.random()), "i", 1, Role.HOST, ABOUT);
        assertEquals(Join.Refused.DRAINING, calls.join(other, join, new RecordingOutlet()));
        assertEquals(1, calls.size());
        calls.drain(false);
        assertInstanceOf(Join.Accepted.class, calls.join(other, join, new RecordingOutlet()));
    }

    @Test
    void showsWhoIsThereAndSinceWhen() {
        join(ada);
        now = now.plusSeconds(5);
        RecordingOutlet bobs = join(bob);
        now = now.plusSeconds(5);
        ((Join.Accepted) tryJoin(bob, bobs)).call().detach(bob, bobs, Duration.ofSeconds(30));
        CallSnapshot seen = calls.snapshots().get(0);
        assertEquals(Instant.EPOCH, seen.startedAt());
        assertEquals(Optional.empty(), seen.lockedUntil());
        assertEquals(
                List.of(
                        new CallSnapshot.SeatSnapshot(ada, Role.PARTICIPANT, true, Instant.EPOCH),
                        new CallSnapshot.SeatSnapshot(bob, Role.PARTICIPANT, false, Instant.EPOCH.plusSeconds(10))),
                seen.seats());
        assertEquals(1, calls.callsBegun());
        assertEquals(3, calls.joins(), "a return is a join");
    }

    /** However an end meets those who come: nobody is left inside who was not told. */
    @Test
    void nobodySlipsInWhileACallIsEnded() throws Exception {
        int people = 8;
        ExecutorService threads = Executors.newFixedThreadPool(people + 1);
        try {
            for (int round = 0; round < 500; round++) {
                Calls few = new Calls(people, 1_000, BAR_TIME, timer);
                CallId id = CallId.ofInvite(Capability.random());
                ConcurrentLinkedQueue<RecordingOutlet> inside = new ConcurrentLinkedQueue<>();
                CyclicBarrier start = new CyclicBarrier(people + 1);
                List<Future<?>> done = new ArrayList<>();
                for (int i = 0; i < people; i++) {
                    done.add(threads.submit(() -> {
                        start.await();
                        RecordingOutlet outlet = new RecordingOutlet();
                        ParticipantId seat = ParticipantId.ofSeatKey(id, Capability.random());
                        Join join = new Join(seat, Capability.random(), 1, Role.PARTICIPANT, ABOUT);
                        if (few.join(id, join, outlet) instanceof Join.Accepted) {
                            inside.add(outlet);
                        }
                        return null;
                    }));
                }
                done.add(threads.submit(() -> {
                    start.await();
                    few.end(id);
                    return null;
                }));
                for (Future<?> each : done) {
                    each.get();
                }
                assertEquals(0, few.seats());
                assertEquals(0, few.size());
                inside.forEach(outlet -> assertEquals(Outlet.Reason.CALL_ENDED, outlet.closed()));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
