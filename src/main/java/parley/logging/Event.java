package parley.logging;

import java.lang.System.Logger.Level;
import java.util.Locale;

/** What the log can tell; {@code docs/operations.md} lists them with their fields. Names are stable. */
public enum Event {
    STARTED(Area.SERVER, Level.INFO),
    NOT_STARTED(Area.SERVER, Level.ERROR),
    STOPPED(Area.SERVER, Level.INFO),
    VARIABLES_IGNORED(Area.SERVER, Level.WARNING),
    GRANT_SECRET_MISSING(Area.SERVER, Level.WARNING),
    CLOSED_LATE(Area.SERVER, Level.WARNING),
    PAUSED(Area.SERVER, Level.WARNING),
    CROWDED(Area.SERVER, Level.WARNING),
    SWEEP_FAILED(Area.SERVER, Level.ERROR),
    REPEATS_LEFT_OUT(Area.SERVER, Level.INFO),

    ORIGIN_REFUSED(Area.ACCESS, Level.INFO),
    SERVER_FULL(Area.ACCESS, Level.WARNING),

    JOINED(Area.CALLS, Level.DEBUG),
    REFUSED(Area.CALLS, Level.DEBUG),
    CONNECTION_ENDED(Area.CALLS, Level.DEBUG),
    CONNECTION_FAILED(Area.CALLS, Level.DEBUG),
    FRAME_FAILED(Area.CALLS, Level.ERROR),

    CALL_ENDED(Area.ADMINISTRATION, Level.INFO),
    CALL_LOCKED(Area.ADMINISTRATION, Level.INFO),
    CALL_UNLOCKED(Area.ADMINISTRATION, Level.INFO),
    PARTICIPANT_REMOVED(Area.ADMINISTRATION, Level.INFO),
    DRAINING(Area.ADMINISTRATION, Level.INFO),
    DRAINING_ENDED(Area.ADMINISTRATION, Level.INFO);

    /** Each has a logger of its own, whose level an administrator can set. */
    enum Area {
        SERVER,
        ACCESS,
        CALLS,
        /** What administrators do: each is told, however often. */
        ADMINISTRATION;

        final System.Logger logger = System.getLogger("parley." + name().toLowerCase(Locale.ROOT));
    }

    final Area area;
    private final Level level;

    Event(Area area, Level level) {
        this.area = area;
        this.level = level;
    }

    /** As in the log. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its logger. */
    public String logger() {
        return area.logger.getName();
    }

    public Level level() {
        return level;
    }

    /** Whether repeats are left out. DEBUG is for someone who wants all of it. */
    boolean isLimited() {
        return area != Area.ADMINISTRATION && level != Level.DEBUG && this != REPEATS_LEFT_OUT;
    }
}
