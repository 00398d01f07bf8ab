package parley.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parley.Setting;
import parley.management.CallSummary;
import parley.management.Control;
import parley.management.Overview;

/** What the page of the administration shows, as it is written in JSON. */
public final class View {
    /** So many calls at most: nobody reads more, and it is asked for every other second. */
    static final int MOST_CALLS = 50;

    private final Control control;
    private final Duration barTime;
    private final List<Setting> settings;

    /**
     * One moment.
     *
     * @param at the server's time, since the browser's clock may be another
     * @param user who is signed in
     * @param barSeconds how long an ended call stays ended, a locked one locked, and a removed seat barred
     * @param callsFound how many there are of which {@code calls} are the first
     */
    public record Now(
            Instant at, String user, long barSeconds, Overview overview, int callsFound, List<CallSummary> calls) {}

    /** @param variable the environment variable that overrides it */
    public record Shown(String name, String value, String normal, String unit, String source, String variable) {}

    /** @param barTime how long a bar lasts */
    public View(Control control, Duration barTime, List<Setting> settings) {
        this.control = control;
        this.barTime = barTime;
        this.settings = settings;
    }

    /** @param beginning of the ids of the calls that are wanted, or whole ids */
    Now now(String user, String beginning) {
        List<CallSummary> found = control.calls().stream()
                .filter(call -> call.id().startsWith(beginning) || beginning.startsWith(call.id()))
                .toList();
        return new Now(
                Instant.now(),
                user,
                barTime.toSeconds(),
                control.overview(),
                found.size(),
                found.stream().limit(MOST_CALLS).toList());
    }

    /** The settings in force; secrets are masked. */
    List<Shown> settings() {
        return settings.stream()
                .map(setting -> new Shown(
                        setting.name(),
                        setting.value(),
                        setting.normal(),
                        setting.unit(),
                        setting.source().name(),
                        setting.variable()))
                .toList();
    }
}
