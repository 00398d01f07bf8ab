package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private Join.Result tryJoin(ParticipantId seat, Join.Right right, Outlet via) {
        Join join = new Join(seat, Capability.random(), ++attempt, Role.PARTICIPANT, ABOUT, right);
        return calls.join(callId, join, via);
    }

    private Join.Result tryJoin(ParticipantId seat, Outlet via) {
        return tryJoin(seat, Join.Right.START, via);
    }

    private Join.Result tryJoin(ParticipantId seat, Join.Right right) {
        return tryJoin(seat, right, new RecordingOutlet());
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
        Join.Result joined =
                calls.join(other, new Join(seat, Capability.random(), 1, Role.HOST, ABOUT, Join.Right.START), outlet);
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
        assertEquals(
                List.of(new CallSnapshot(callId, Optional.empty(), Optional.of(now.plus(BAR_TIME)), List.of())),
                calls.snapshots());
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(bob));
        calls.unlock(callId);
        assertEquals(List.of(), calls.snapshots());
        join(bob);
    }

    @Test
    void aSecondLockLastsLongerAndLetsInWhomTheFirstLetInButNobodyWhoWasRemoved() {
        join(ada);
        join(bob);
        ParticipantId carla = newSeat();
        RecordingOutlet carlas = join(carla);
        calls.remove(callId, bob, true);
        ((Join.Accepted) tryJoin(carla, carlas)).call().leave(carla, carlas);
        now = now.plus(BAR_TIME.dividedBy(2));
        calls.lock(callId);
        now = now.plus(BAR_TIME.dividedBy(2));
        assertEquals(Join.Refused.CALL_LOCKED, tryJoin(bob), "the bar is over, the lock is not");
        join(carla);
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
        Join join = new Join(
                ParticipantId.ofSeatKey(other, Capability.random()), "i", 1, Role.HOST, ABOUT, Join.Right.START);
        assertEquals(Join.Refused.DRAINING, calls.join(other, join, new RecordingOutlet()));
        assertEquals(1, calls.size());
        calls.drain(false);
        assertInstanceOf(Join.Accepted.class, calls.join(other, join, new RecordingOutlet()));
    }

    @Test
    void aCallBeginsOnlyWithSomeoneWhoMayStartIt() {
        assertEquals(Join.Refused.NOT_STARTED, tryJoin(bob, Join.Right.NONE));
        assertEquals(0, calls.size(), "who was refused leaves no empty call behind");
        RecordingOutlet adas = join(ada);
        RecordingOutlet bobs = new RecordingOutlet();
        Call call = assertInstanceOf(Join.Accepted.class, tryJoin(bob, Join.Right.NONE, bobs))
                .call();
        call.leave(ada, adas);
        assertInstanceOf(Join.Accepted.class, tryJoin(newSeat(), Join.Right.NONE), "it goes on without her");
    }

    @Test
    void aCallThatHasEmptiedIsToBeStartedAgain() {
        RecordingOutlet adas = new RecordingOutlet();
        Call call = assertInstanceOf(Join.Accepted.class, tryJoin(ada, adas)).call();
        call.detach(ada, adas, Duration.ofSeconds(30));
        assertInstanceOf(Join.Accepted.class, tryJoin(ada, Join.Right.NONE, adas), "her seat was kept");
        call.leave(ada, adas);
        assertEquals(Join.Refused.NOT_STARTED, tryJoin(ada, Join.Right.NONE));
        assertInstanceOf(Join.Accepted.class, tryJoin(ada, Join.Right.REBUILD));
    }

    @Test
    void aGrantBringsACallBackThroughDrainingButOpensNothingThatIsClosed() {
        calls.drain(true);
        assertEquals(Join.Refused.NOT_STARTED, tryJoin(ada, Join.Right.NONE));
        assertEquals(Join.Refused.DRAINING, tryJoin(ada, Join.Right.START));
        assertInstanceOf(Join.Accepted.class, tryJoin(ada, Join.Right.REBUILD));
        calls.remove(callId, ada, false);
        assertEquals(Join.Refused.REMOVED, tryJoin(ada, Join.Right.REBUILD));
        assertInstanceOf(Join.Accepted.class, tryJoin(bob, Join.Right.REBUILD));
        calls.end(callId);
        assertEquals(Join.Refused.CALL_ENDED, tryJoin(bob, Join.Right.REBUILD));
    }

    @Test
    void showsWhoIsThereAndSinceWhen() {
        join(ada);
        now = now.plusSeconds(5);
        RecordingOutlet bobs = join(bob);
        now = now.plusSeconds(5);
        ((Join.Accepted) tryJoin(bob, bobs)).call().detach(bob, bobs, Duration.ofSeconds(30));
        CallSnapshot seen = calls.snapshots().get(0);
        assertEquals(Optional.of(Instant.EPOCH), seen.startedAt());
        assertEquals(Optional.empty(), seen.lockedUntil());
        assertEquals(
                List.of(
                        new CallSnapshot.SeatSnapshot(ada, Role.PARTICIPANT, true, Instant.EPOCH),
                        new CallSnapshot.SeatSnapshot(bob, Role.PARTICIPANT, false, Instant.EPOCH.plusSeconds(10))),
                seen.seats());
        assertEquals(1, calls.callsBegun());
        assertEquals(3, calls.joins(), "a return is a join");
    }

    /** Whoever comes back the moment it is told: what is closed must be closed before anybody is told. */
    private final class ComingBack implements Outlet {
        private final ParticipantId seat;
        private Join.Result result;

        ComingBack(ParticipantId seat) {
            this.seat = seat;
        }

        @Override
        public void enqueue(CallEvent event) {}

        @Override
        public void flush() {}

        @Override
        public void close(Reason reason) {
            result = tryJoin(seat);
        }
    }

    @Test
    void nobodySlipsInWhileACallIsEnded() {
        ComingBack outlet = new ComingBack(ada);
        tryJoin(ada, outlet);
        calls.end(callId);
        assertEquals(Join.Refused.CALL_ENDED, outlet.result);
    }

    @Test
    void nobodySlipsInWhileAParticipantIsRemoved() {
        join(ada);
        ComingBack same = new ComingBack(bob);
        tryJoin(bob, same);
        calls.remove(callId, bob, false);
        assertEquals(Join.Refused.REMOVED, same.result);

        ComingBack withAnotherSeat = new ComingBack(newSeat());
        ParticipantId carla = newSeat();
        tryJoin(carla, withAnotherSeat);
        calls.remove(callId, carla, true);
        assertEquals(Join.Refused.CALL_LOCKED, withAnotherSeat.result);
    }
}
