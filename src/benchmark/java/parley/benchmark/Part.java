package parley.benchmark;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured alone. */
enum Part {
    /** CPU per frame and latency. */
    RELAY,
    /** What it costs that frames are counted and the counts are read. */
    METRICS,
    JOINS,
    /** CPU per frame on Payara Micro beside Tomcat. */
    SERVERS,
    MEMORY,
    /** From the WAR to the first call. */
    DEPLOYMENT,
    JMH,
    BROWSER,
    /** The same where media go straight, through NATs and by relays. */
    PATHS,
    /** A video element's way to the first picture. */
    EMBED,
    PAGE,
    /** Everybody's return after the server was killed, and what acknowledgements cost. */
    RESUME,
    /** The picture's return after the network was cut. */
    RECOVERY;

    /** @param names separated by commas; {@code cpu} and {@code latency} come from the same load, {@code all} is all */
    static Set<Part> named(String names) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
            switch (name) {
                case "all" -> parts.addAll(EnumSet.allOf(Part.class));
                case "cpu", "latency" -> parts.add(RELAY);
                default -> parts.add(valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        return parts;
    }
}
