package parley.management;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A call as lines of text: itself, then each participant, with fields as in the log. */
final class CallLines {
    private CallLines() {}

    static Stream<String> of(CallSummary call) {
        String name = "call=" + call.id();
        String itself = name + moment(" started=", call.startedAt()) + moment(" locked-until=", call.lockedUntil());
        Stream<String> participants = call.participants().stream().map(participant -> name + " " + line(participant));
        return Stream.concat(Stream.of(itself), participants);
    }

    private static String line(ParticipantSummary participant) {
        String role = participant.role().name().toLowerCase(Locale.ROOT);
        String state = participant.present() ? "present" : "away";
        return "participant=" + participant.id() + " role=" + role + " state=" + state + " since="
                + seconds(participant.since());
    }

    private static String moment(String name, Optional<Instant> moment) {
        return moment.map(known -> name + seconds(known)).orElse("");
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
