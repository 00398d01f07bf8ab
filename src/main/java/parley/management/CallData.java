package parley.management;

import java.util.Date;
import java.util.List;
import java.util.Locale;

/** {@link CallSummary} as JMX wants it: with getters, of which it makes composite data. */
public final class CallData {
    private final CallSummary call;

    CallData(CallSummary call) {
        this.call = call;
    }

    public String getId() {
        return call.id();
    }

    /** Null where nobody is in it. */
    public Date getStartedAt() {
        return call.startedAt().map(Date::from).orElse(null);
    }

    /** Null where it is not locked. */
    public Date getLockedUntil() {
        return call.lockedUntil().map(Date::from).orElse(null);
    }

    public List<ParticipantData> getParticipants() {
        return call.participants().stream().map(ParticipantData::new).toList();
    }

    /** {@link ParticipantSummary}, likewise. */
    public static final class ParticipantData {
        private final ParticipantSummary participant;

        ParticipantData(ParticipantSummary participant) {
            this.participant = participant;
        }

        public String getId() {
            return participant.id();
        }

        public String getRole() {
            return participant.role().name().toLowerCase(Locale.ROOT);
        }

        public boolean isPresent() {
            return participant.present();
        }

        public Date getSince() {
            return Date.from(participant.since());
        }
    }
}
