package parley;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One setting as it is in force, for those who administrate.
 *
 * @param name such as {@code parley.capacity}
 * @param value in force; masked where the name says that it is secret
 * @param normal its default, likewise
 * @param allowed what it may be
 * @param unit of a number; empty where it has none
 * @param source where the value comes from
 */
public record Setting(String name, String value, String normal, String allowed, String unit, Source source) {
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|key)", Pattern.CASE_INSENSITIVE);
    private static final String MASK = "********";

    public Setting {
        value = masked(name, value);
        normal = masked(name, normal);
    }

    /** Where a value comes from. No application can tell web.xml and the app server apart. */
    public enum Source {
        DEFAULT("default"),
        CONTEXT_PARAMETER("web.xml or app server"),
        ENVIRONMENT("environment");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    /** What may be shown of a value: how secret it is, its name says. */
    static String masked(String name, String value) {
        return !value.isEmpty() && SECRET.matcher(name).matches() ? MASK : value;
    }

    /** The environment variable that overrides a parameter: {@code parley.publicUrl} is {@code PARLEY_PUBLIC_URL}. */
    static String variable(String name) {
        return name.replace('.', '_').replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    public String variable() {
        return variable(name);
    }

    public boolean isChanged() {
        return !value.equals(normal);
    }

    /** The name under which the value was given. */
    public String givenAs() {
        return source == Source.ENVIRONMENT ? variable() : name;
    }
}
