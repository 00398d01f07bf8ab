package parley.call;

import java.time.Instant;
import java.util.concurrent.Future;

/** A participant's place in a call, which outlives the connection that carries it. Guarded by the call's lock. */
final class Seat {
    final ParticipantId id;
    String instance;
    long attempt;
    Role role;
    Payload about;
    /** The one connection that holds the seat; null while its participant is away. */
    Outlet outlet;
    /** When its participant came, or went away. */
    Instant since;
    /** Ends the seat when its participant stays away; null while it is present. */
    Future<?> expiry;

    Seat(ParticipantId id) {
        this.id = id;
    }

    void take(Join join, Outlet newOutlet, Instant now) {
        if (outlet == null) {
            since = now;
        }
        instance = join.instance();
        attempt = join.attempt();
        role = join.role();
        about = join.about();
        outlet = newOutlet;
        cancelExpiry();
    }

    void cancelExpiry() {
        if (expiry != null) {
            expiry.cancel(false);
            expiry = null;
        }
    }

    CallSnapshot.SeatSnapshot forAdministrator() {
        return new CallSnapshot.SeatSnapshot(id, role, outlet != null, since);
    }

    Participant snapshot() {
        return new Participant(id, instance, outlet != null, role, about);
    }
}
