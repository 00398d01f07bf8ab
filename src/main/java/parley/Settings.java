package parley;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import parley.monitoring.AddressRange;

/**
 * The configuration, from servlet context parameters; {@code README.md} lists them.
 *
 * @param capacity seats per call
 * @param participants seats in all calls together, and connections
 * @param grace how long a seat waits for a participant whose connection broke
 * @param closedGrace the same for one that closed its connection, as a tab does that is closed or reloaded
 * @param barTime for how long a call that an administrator ended stays ended, a locked one locked, a removed seat barred
 * @param joinTimeout how long a connection may exist without having joined
 * @param pingInterval how long a connection may be silent before it is asked whether it lives
 * @param silenceLimit how long a connection may be silent before it counts as dead
 * @param sendTimeout how long one send may take
 * @param rate frames per second that a connection may send in the long run; large ones count more than once
 * @param burst frames that it may send at once
 * @param windowSignals signals that a client may have unacknowledged per recipient
 * @param windowSize their length in UTF-16 code units
 * @param allowedOrigins origins other than the server's own whose pages may connect, lower case
 * @param frameAncestors origins whose pages may show the page in a frame, likewise
 * @param namedCalls whether pages offer calls that people name
 * @param publicUrl where people elsewhere find the application, ending in a slash: what links to calls begin with
 * @param monitoringAddresses from which programs may read metrics and health without a role
 */
public record Settings(
        int capacity,
        int participants,
        Duration grace,
        Duration closedGrace,
        Duration barTime,
        Duration joinTimeout,
        Duration pingInterval,
        Duration silenceLimit,
        Duration sendTimeout,
        int rate,
        int burst,
        int windowSignals,
        int windowSize,
        Set<String> allowedOrigins,
        Set<String> frameAncestors,
        boolean namedCalls,
        Optional<String> publicUrl,
        List<AddressRange> monitoringAddresses) {

    private static final String HOST = "(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?";
    private static final Pattern ORIGIN = Pattern.compile("https?://" + HOST);

    /** Nothing that would have to be escaped, wherever it is written. */
    private static final Pattern ADDRESS = Pattern.compile("(?i:https://" + HOST + ")(/[A-Za-z0-9._~-]+)*/?");

    /** What all names begin with. */
    public static final String PREFIX = "parley.";

    /**
     * Reads the settings; what is not given has its default.
     *
     * @param parameters all that begin with {@link #PREFIX}
     * @throws IllegalArgumentException with a sentence that names every parameter that is wrong, unknown, or
     *     contradicts another
     */
    public static Settings of(Map<String, String> parameters) {
        Reader reader = new Reader(parameters);
        Settings settings = new Settings(
                reader.integer("capacity", 8, 2, 50),
                reader.integer("participants", 20_000, 2, 1_000_000),
                reader.seconds("grace", 30, 1, 600),
                reader.seconds("closedGrace", 5, 0, 600),
                reader.seconds("barTime", 3_600, 60, 86_400),
                reader.seconds("joinTimeout", 10, 1, 60),
                reader.seconds("pingInterval", 10, 1, 300),
                reader.seconds("silenceLimit", 25, 2, 600),
                reader.seconds("sendTimeout", 10, 1, 60),
                reader.integer("rate", 100, 1, 10_000),
                reader.integer("burst", 512, 1, 100_000),
                reader.integer("windowSignals", 16, 1, 1_024),
                reader.integer("windowSize", 1 << 16, 1 << 16, 1 << 24),
                reader.origins("allowedOrigins"),
                reader.origins("frameAncestors"),
                reader.flag("namedCalls", true),
                reader.address("publicUrl"),
                reader.ranges("monitoringAddresses", "127.0.0.0/8 ::1"));
        reader.finish(settings.contradictions());
        return settings;
    }

    /** All defaults. */
    public static Settings defaults() {
        return of(Map.of());
    }

    private List<String> contradictions() {
        List<String> found = new ArrayList<>();
        if (closedGrace.compareTo(grace) > 0) {
            found.add("parley.closedGrace must not be longer than parley.grace");
        }
        if (silenceLimit.compareTo(pingInterval.multipliedBy(2)) < 0) {
            found.add("parley.silenceLimit must be at least twice parley.pingInterval");
        }
        // Else a participant who returns to a full call would be closed for its own replay, for ever. An
        // acknowledgement may accompany each signal, and a large signal counts for each 4,096 of its length.
        int least = (capacity - 1) * (2 * windowSignals + windowSize / 4_096) + 32;
        if (burst < least) {
            found.add("parley.burst must be at least (parley.capacity - 1) * (2 * parley.windowSignals"
                    + " + parley.windowSize / 4096) + 32 = " + least);
        }
        if (participants < capacity) {
            found.add("parley.participants must not be less than parley.capacity");
        }
        return found;
    }

    /** Collects every problem, so that an administrator need not find them one deployment at a time. */
    private static final class Reader {
        private final Map<String, String> parameters;
        private final Set<String> unknown;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, String> parameters) {
            this.parameters = parameters;
            this.unknown = new TreeSet<>(parameters.keySet());
        }

        private String take(String name) {
            unknown.remove(PREFIX + name);
            String value = parameters.get(PREFIX + name);
            return value == null ? null : value.strip();
        }

        int integer(String name, int normal, int least, int greatest) {
            String value = take(name);
            if (value == null) {
                return normal;
            }
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, like a number out of bounds
            }
            problem(name, value, "a whole number from " + least + " to " + greatest);
            return normal;
        }

        Duration seconds(String name, int normal, int least, int greatest) {
            return Duration.ofSeconds(integer(name, normal, least, greatest));
        }

        boolean flag(String name, boolean normal) {
            String value = take(name);
            if (value == null) {
                return normal;
            }
            if (!value.equals("true") && !value.equals("false")) {
                problem(name, value, "true or false");
            }
            return value.equals("true");
        }

        Set<String> origins(String name) {
            String value = take(name);
            if (value == null || value.isEmpty()) {
                return Set.of();
            }
            Set<String> origins = new TreeSet<>();
            for (String origin : value.split("[\\s,]+")) {
                // Browsers leave the default port out.
                String lower = origin.toLowerCase(Locale.ROOT).replaceFirst("^(http:.*):80$|^(https:.*):443$", "$1$2");
                if (ORIGIN.matcher(lower).matches()) {
                    origins.add(lower);
                } else {
                    problem(name, origin, "origins such as https://example.org or https://example.org:8443");
                }
            }
            return Set.copyOf(origins);
        }

        Optional<String> address(String name) {
            String value = take(name);
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            if (!ADDRESS.matcher(value).matches()) {
                problem(name, value, "an https address such as https://meet.example.org/parley/");
            }
            return Optional.of(value.endsWith("/") ? value : value + "/");
        }

        List<AddressRange> ranges(String name, String normal) {
            String value = Objects.requireNonNullElse(take(name), normal);
            try {
                return AddressRange.list(value);
            } catch (IllegalArgumentException e) {
                problem(name, value, "none, or IP addresses and ranges such as 10.0.0.0/8, 192.0.2.7, fd00::/8");
                return List.of();
            }
        }

        private void problem(String name, String value, String expected) {
            problems.add(PREFIX + name + " must be " + expected + ", but is \"" + value + "\"");
        }

        void finish(List<String> contradictions) {
            unknown.forEach(name -> problems.add(name + " is not a setting of Parley"));
            problems.addAll(contradictions);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("Parley cannot start: " + String.join("; ", problems) + ".");
            }
        }
    }
}
