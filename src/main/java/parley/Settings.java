package parley;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.admission.Secret;
import parley.admission.Starters;
import parley.forwarding.AddressRange;
import parley.ice.IceServers;
import parley.ice.IceUrl;
import parley.ice.TurnCredentials;
import parley.ice.TurnSecret;
import parley.logging.LogAddresses;

/**
 * The configuration, from environment variables and servlet context parameters; {@code docs/operations.md} lists them.
 *
 * @param capacity seats per call
 * @param participants seats in all calls together, and connections
 * @param grace how long a seat waits for a participant whose connection broke
 * @param closedGrace the same for one that closed its connection, as a tab does that is closed or reloaded
 * @param barTime for how long a call that an administrator ended stays ended, a locked one locked, a removed seat barred
 * @param starters who may start calls
 * @param grantSecrets what grants are sealed with, then others whose seals are good as well; empty for one that nobody knows
 * @param grantTime for how long someone may begin the call again in which they were
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
 * @param iceUrls of the STUN and TURN servers that browsers may use, and no others
 * @param turnSecret from which credentials for the TURN servers are made
 * @param turnTime for how long these are good
 * @param turnUsername in place of such credentials, the same for everybody; empty without
 * @param turnPassword likewise
 * @param relayOnly whether media may go by the TURN servers only
 * @param trustedProxies whose word counts for whence a request comes and where it went
 * @param monitoringAddresses from which programs may read metrics and health without a role
 * @param logAddresses how much of clients' addresses the log may tell
 * @param inForce all settings as they are in force, for those who administrate
 */
public record Settings(
        int capacity,
        int participants,
        Duration grace,
        Duration closedGrace,
        Duration barTime,
        Starters starters,
        List<Secret> grantSecrets,
        Duration grantTime,
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
        List<IceUrl> iceUrls,
        Optional<TurnSecret> turnSecret,
        Duration turnTime,
        String turnUsername,
        Optional<TurnSecret> turnPassword,
        boolean relayOnly,
        List<AddressRange> trustedProxies,
        List<AddressRange> monitoringAddresses,
        LogAddresses logAddresses,
        List<Setting> inForce) {

    /** What all names begin with. */
    public static final String PREFIX = "parley.";

    /**
     * Reads the settings; what is not given has its default.
     *
     * @param parameters all context parameters that begin with {@link #PREFIX}
     * @param environment all variables; they override parameters
     * @throws WrongSettingsException with a sentence that names everything that is wrong, unknown, or contradicts
     *     another
     */
    public static Settings of(Map<String, String> parameters, Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(parameters, environment);
        Settings settings = new Settings(
                reader.integer("capacity", "seats", 8, 2, 50),
                reader.integer("participants", "seats", 20_000, 2, 1_000_000),
                reader.seconds("grace", 30, 1, 600),
                reader.seconds("closedGrace", 5, 0, 600),
                reader.seconds("barTime", 3_600, 60, 86_400),
                reader.choice("start", Starters.EVERYONE),
                reader.secrets("grantSecret"),
                reader.seconds("grantTime", 43_200, 300, 604_800),
                reader.seconds("joinTimeout", 10, 1, 60),
                reader.seconds("pingInterval", 10, 1, 300),
                reader.seconds("silenceLimit", 25, 2, 600),
                reader.seconds("sendTimeout", 10, 1, 60),
                reader.integer("rate", "frames/s", 100, 1, 10_000),
                reader.integer("burst", "frames", 512, 1, 100_000),
                reader.integer("windowSignals", "signals", 16, 1, 1_024),
                reader.integer("windowSize", "characters", 1 << 16, 1 << 16, 1 << 24),
                reader.origins("allowedOrigins"),
                reader.origins("frameAncestors"),
                reader.flag("namedCalls", true),
                reader.address("publicUrl"),
                reader.iceUrls("iceServers"),
                reader.turnSecret("turnSecret", 16),
                reader.seconds("turnTime", 43_200, 60, 604_800),
                reader.turnUsername("turnUsername"),
                reader.turnSecret("turnPassword", 1),
                reader.flag("relayOnly", false),
                reader.ranges("trustedProxies", "none"),
                reader.ranges("monitoringAddresses", "127.0.0.0/8 ::1"),
                reader.choice("logAddresses", LogAddresses.NETWORK),
                reader.settings());
        reader.finish(settings.contradictions());
        return settings;
    }

    /** Without an environment. */
    public static Settings of(Map<String, String> parameters) {
        return of(parameters, Map.of());
    }

    /** All defaults. */
    public static Settings defaults() {
        return of(Map.of());
    }

    /** Variables that look like settings and are none, for someone to be told of. */
    Set<String> unknownVariables(Map<String, String> environment) {
        return SettingsReader.unknownVariables(environment, inForce);
    }

    /** Whether there is a server that relays media. */
    boolean hasRelay() {
        return iceUrls.stream().anyMatch(IceUrl::isRelay);
    }

    public IceServers iceServers() {
        Optional<TurnCredentials> limited =
                turnSecret.map(secret -> new TurnCredentials.TimeLimited(secret, turnTime, InstantSource.system()));
        return new IceServers(
                iceUrls,
                limited.or(() -> turnPassword.map(password -> new TurnCredentials.Static(turnUsername, password))),
                relayOnly);
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
        found.addAll(iceContradictions());
        return found;
    }

    private List<String> iceContradictions() {
        List<String> found = new ArrayList<>();
        boolean isStatic = !turnUsername.isEmpty() || turnPassword.isPresent();
        if (turnUsername.isEmpty() == turnPassword.isPresent()) {
            found.add("parley.turnUsername and parley.turnPassword must be given together");
        }
        if (turnSecret.isPresent() && isStatic) {
            found.add("parley.turnSecret must not be given beside parley.turnUsername and parley.turnPassword");
        }
        if (hasRelay() && turnSecret.isEmpty() && !isStatic) {
            found.add("parley.iceServers with turn: or turns: needs parley.turnSecret,"
                    + " or parley.turnUsername and parley.turnPassword");
        }
        if (!hasRelay()) {
            if (turnSecret.isPresent() || isStatic) {
                found.add((isStatic ? "parley.turnUsername and parley.turnPassword" : "parley.turnSecret")
                        + " must not be given without turn: or turns: in parley.iceServers");
            }
            if (relayOnly) {
                found.add("parley.relayOnly needs turn: or turns: in parley.iceServers");
            }
        }
        return found;
    }
}
