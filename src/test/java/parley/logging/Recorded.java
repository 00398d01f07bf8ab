package parley.logging;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged meanwhile, at every level, as a server would write it. */
public final class Recorded extends Handler {
    /** Held, since the log manager does not hold loggers. */
    private final List<Logger> loggers = Arrays.stream(Event.Area.values())
            .map(area -> Logger.getLogger(area.logger.getName()))
            .toList();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    public Recorded() {
        setLevel(Level.ALL);
        for (Logger logger : loggers) {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }
    }

    /** The messages alone. */
    public List<String> messages() {
        return lines.stream().map(line -> line.split("\u0000")[0]).toList();
    }

    /** All that is written, stack traces included. */
    public String all() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(formatter.formatMessage(logged) + '\u0000' + formatter.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
