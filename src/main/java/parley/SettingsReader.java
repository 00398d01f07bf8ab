package parley;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.admission.Secret;
import parley.forwarding.AddressRange;
import parley.ice.IceUrl;
import parley.ice.TurnSecret;
import parley.logging.LogText;

/**
 * Reads settings one after another, each with what it may be, and keeps what it has read. Collects every problem, so
 * that an administrator need not find them one deployment at a time.
 */
final class SettingsReader {
    private static final String HOST = "(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?";
    private static final Pattern ORIGIN = Pattern.compile("https?://" + HOST);

    /** Nothing that would have to be escaped, wherever it is written. */
    private static final Pattern ADDRESS = Pattern.compile("(?i:https://" + HOST + ")(/[A-Za-z0-9._~-]+)*/?");

    /** What all variables begin with. */
    private static final String PREFIX = Setting.variable(Settings.PREFIX);

    private final Map<String, String> parameters;
    private final Map<String, String> environment;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** Names of settings whose values are not those that were given. */
    private final Set<String> wrong = new TreeSet<>();

    /** What was given for a setting. @param as the name under which it was given */
    private record Given(String as, String value, Setting.Source source) {}

    SettingsReader(Map<String, String> parameters, Map<String, String> environment) {
        this.parameters = parameters;
        this.environment = environment;
    }

    int integer(String name, String unit, int normal, int least, int greatest) {
        String allowed = least + " to " + greatest;
        Function<String, Integer> parse = text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > greatest) {
                throw new IllegalArgumentException();
            }
            return number;
        };
        return read(name, unit, allowed, "a whole number from " + allowed, normal, parse, String::valueOf);
    }

    Duration seconds(String name, int normal, int least, int greatest) {
        return Duration.ofSeconds(integer(name, "s", normal, least, greatest));
    }

    boolean flag(String name, boolean normal) {
        Function<String, Boolean> parse = text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException();
            }
            return text.equals("true");
        };
        return read(name, "", "true, false", "true or false", normal, parse, String::valueOf);
    }

    /** One of the constants of an enum, in lower case. */
    <E extends Enum<E>> E choice(String name, E normal) {
        List<E> choices = Arrays.asList(normal.getDeclaringClass().getEnumConstants());
        Function<E, String> write = choice -> choice.name().toLowerCase(Locale.ROOT);
        Function<String, E> parse = text -> choices.stream()
                .filter(choice -> write.apply(choice).equals(text))
                .findAny()
                .orElseThrow(IllegalArgumentException::new);
        String allowed = choices.stream().map(write).collect(Collectors.joining(", "));
        return read(name, "", allowed, "one of " + allowed, normal, parse, write);
    }

    Set<String> origins(String name) {
        Function<String, Set<String>> parse = text -> text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split("[\\s,]+"))
                        .map(SettingsReader::origin)
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
        return read(
                name,
                "",
                "origins",
                "origins such as https://example.org or https://example.org:8443",
                Set.of(),
                parse,
                origins -> String.join(" ", origins));
    }

    private static String origin(String text) {
        // Browsers leave the default port out.
        String origin = text.toLowerCase(Locale.ROOT).replaceFirst("^(http:.*):80$|^(https:.*):443$", "$1$2");
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException();
        }
        return origin;
    }

    Optional<String> address(String name) {
        Function<String, Optional<String>> parse = text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!ADDRESS.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return Optional.of(text.endsWith("/") ? text : text + "/");
        };
        return read(
                name,
                "",
                "https address",
                "an https address such as https://meet.example.org/parley/",
                Optional.empty(),
                parse,
                url -> url.orElse(""));
    }

    /** What they are is said nowhere: the name of the setting must be that of a secret. */
    List<Secret> secrets(String name) {
        return read(
                name,
                "",
                "1 or 2 of 32 to 256 characters",
                "one or two secrets of 32 to 256 visible ASCII characters, separated by a blank",
                List.of(),
                Secret::list,
                secrets -> secrets.isEmpty() ? "" : "set");
    }

    List<IceUrl> iceUrls(String name) {
        return read(
                name,
                "",
                "URLs",
                "stun:, turn: or turns: URLs such as stun:stun.example.org, turn:turn.example.org:3478?transport=tcp or"
                        + " turns:[2001:db8::1]",
                List.of(),
                IceUrl::list,
                urls -> urls.stream().map(IceUrl::text).collect(Collectors.joining(" ")));
    }

    /** What it is is said nowhere: the name of the setting must be that of a secret. */
    Optional<TurnSecret> turnSecret(String name, int least) {
        Function<String, Optional<TurnSecret>> parse =
                text -> text.isEmpty() ? Optional.empty() : Optional.of(TurnSecret.parse(text, least, 256));
        return read(
                name,
                "",
                least + " to 256 characters",
                least + " to 256 visible ASCII characters",
                Optional.empty(),
                parse,
                secret -> secret.map(given -> "set").orElse(""));
    }

    String turnUsername(String name) {
        Function<String, String> parse = text -> {
            if (!text.matches("[!-~]{0,256}")) {
                throw new IllegalArgumentException();
            }
            return text;
        };
        return read(name, "", "1 to 256 characters", "1 to 256 visible ASCII characters", "", parse, text -> text);
    }

    /** @param normal written as it would be given */
    List<AddressRange> ranges(String name, String normal) {
        return read(
                name,
                "",
                "none, IP addresses and ranges",
                "none, or IP addresses and ranges such as 10.0.0.0/8, 192.0.2.7, fd00::/8",
                AddressRange.list(normal),
                AddressRange::list,
                ranges -> ranges.isEmpty()
                        ? "none"
                        : ranges.stream().map(AddressRange::toString).collect(Collectors.joining(" ")));
    }

    /**
     * @param allowed for the documentation
     * @param expected for who gave something else
     * @param parse throws IllegalArgumentException where the text is none of what is expected
     */
    private <T> T read(
            String name,
            String unit,
            String allowed,
            String expected,
            T normal,
            Function<String, T> parse,
            Function<T, String> write) {
        String fullName = Settings.PREFIX + name;
        Given given = given(fullName);
        T value = normal;
        if (given.value != null) {
            try {
                value = parse.apply(given.value);
            } catch (IllegalArgumentException e) {
                wrong.add(fullName);
                problems.add(given.as + " must be " + expected + ", but is "
                        + LogText.quoted(Setting.masked(name, given.value)));
            }
        }
        settings.add(new Setting(fullName, write.apply(value), write.apply(normal), allowed, unit, given.source));
        return value;
    }

    /** The environment comes first. A variable that is empty counts as not set, as compose files leave them. */
    private Given given(String name) {
        String variable = Setting.variable(name);
        String value = environment.getOrDefault(variable, "").strip();
        if (!value.isEmpty()) {
            return new Given(variable, value, Setting.Source.ENVIRONMENT);
        }
        value = parameters.get(name);
        return value == null
                ? new Given(name, null, Setting.Source.DEFAULT)
                : new Given(name, value.strip(), Setting.Source.CONTEXT_PARAMETER);
    }

    /** What has been read. */
    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /** @throws WrongSettingsException with every problem, where there is one */
    void finish(List<String> contradictions) {
        List<String> names = settings.stream().map(Setting::name).toList();
        for (String name : new TreeSet<>(parameters.keySet())) {
            if (!names.contains(name)) {
                problems.add(unknown(name, Misspelling.of(name, names)));
            }
        }
        List<String> variables = settings.stream().map(Setting::variable).toList();
        for (String name : unknownVariables(environment, settings)) {
            Misspelling.of(name, variables).ifPresent(meant -> problems.add(unknown(name, Optional.of(meant))));
        }
        // With a value in place of one that is wrong, anything could seem to contradict it.
        contradictions.stream()
                .filter(contradiction -> wrong.stream().noneMatch(contradiction::contains))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
    }

    private static String unknown(String name, Optional<String> meant) {
        return LogText.value(name) + " is not a setting of Parley"
                + meant.map(m -> ", but " + m + " is").orElse("");
    }

    /** Variables that look like ours and are not, sorted. */
    static Set<String> unknownVariables(Map<String, String> environment, List<Setting> settings) {
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX));
        settings.forEach(setting -> unknown.remove(setting.variable()));
        return unknown;
    }
}
