package parley.monitoring;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two formats of Prometheus, as content types. */
final class ExpositionFormat {
    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?)\\s*(?:;|$)");

    private ExpositionFormat() {}

    /**
     * OpenMetrics for those who name it and want it as much as the other, which all others get.
     *
     * @param accept of the request, empty where it has none
     */
    static String preferredBy(String accept) {
        double openMetrics = 0;
        double text = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String type = range.split(";", 2)[0].strip();
            if (type.equals("application/openmetrics-text")) {
                openMetrics = Math.max(openMetrics, weight(range));
            } else if (type.equals("text/plain")) {
                text = Math.max(text, weight(range));
            }
        }
        return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT;
    }

    private static double weight(String range) {
        Matcher weight = WEIGHT.matcher(range);
        return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
    }
}
