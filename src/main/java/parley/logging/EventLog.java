package parley.logging;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes events to the container's log, one line each: the event's name, then its fields. Of one kind of event only so
 * many are written in a minute, then how many were left out, so that nobody can fill the disk from outside. Thread-safe.
 */
public final class EventLog {
    private final LogAddresses addresses;
    private final Map<Event, Repeats> repeats = new EnumMap<>(Event.class);

    public EventLog(LogAddresses addresses) {
        this.addresses = addresses;
        for (Event event : Event.values()) {
            if (event.isLimited()) {
                repeats.put(event, new Repeats());
            }
        }
    }

    /** @param fields is asked only if the event is written */
    public void write(Event event, Consumer<Fields> fields) {
        write(event, null, fields);
    }

    /** @param cause of which the types and the stacks are told; a message could repeat what a client has sent */
    public void write(Event event, Throwable cause, Consumer<Fields> fields) {
        System.Logger logger = event.area.logger;
        Repeats repeated = repeats.get(event);
        if (logger.isLoggable(event.level()) && (repeated == null || repeated.allows(System.nanoTime()))) {
            Fields line = new Fields(event.text(), addresses);
            fields.accept(line);
            if (cause == null) {
                logger.log(event.level(), line.toString());
            } else {
                logger.log(event.level(), line.toString(), new Trace(cause));
            }
        }
    }

    /** To be called now and then, and at the end: tells how many events were left out in the minutes that are over. */
    public void tellRepeats(boolean isEnd) {
        repeats.forEach((event, repeated) -> {
            long count = repeated.takeLeftOut(System.nanoTime(), isEnd);
            if (count > 0) {
                write(
                        Event.REPEATS_LEFT_OUT,
                        fields -> fields.text("event", event.text()).number("count", count));
            }
        });
    }
}
