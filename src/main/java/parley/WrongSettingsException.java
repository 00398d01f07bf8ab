package parley;

import java.util.List;

/**
 * Stops the deployment. Servers log it with its stack trace, which would bury the sentence that an administrator needs;
 * so it has none.
 */
final class WrongSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongSettingsException(List<String> problems) {
        super("Parley cannot start: " + String.join("; ", problems) + ".");
        setStackTrace(new StackTraceElement[0]);
    }
}
