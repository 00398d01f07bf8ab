package parley.client;

import parley.call.CallId;
import parley.call.Capability;

/** What outlives the page: a browser keeps it in its session storage. */
public final class Seat {
    private final String invite;
    private final String key = Capability.random();
    private long attempt;
    /** The newest; null before the first. */
    private String grant;

    public Seat(String invite) {
        this.invite = invite;
    }

    /** The call's id. */
    public String call() {
        return CallId.ofInvite(invite).text();
    }

    String invite() {
        return invite;
    }

    String key() {
        return key;
    }

    String grant() {
        return grant;
    }

    void keep(String newGrant) {
        grant = newGrant;
    }

    /** Stored, as it were, before it is sent. */
    long nextAttempt() {
        attempt = Math.max(System.currentTimeMillis(), attempt + 1);
        return attempt;
    }
}
