package parley.signaling;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.function.Supplier;
import parley.Settings;
import parley.admission.Grants;
import parley.call.CallEvent;
import parley.call.Participant;
import parley.call.Payload;
import parley.ice.IceServers;
import parley.protocol.Frames;
import parley.protocol.ServerFrame;
import parley.signaling.Outgoing.Change;

/** How a call's events look as frames. Thread-safe. */
final class EventFrames {
    private final Settings settings;
    private final Frames frames;
    private final Grants grants;
    private final IceServers iceServers;

    EventFrames(Settings settings, Frames frames, Grants grants, IceServers iceServers) {
        this.settings = settings;
        this.frames = frames;
        this.grants = grants;
        this.iceServers = iceServers;
    }

    Outgoing of(CallEvent event) {
        if (event instanceof CallEvent.Signal signal) {
            return (Outgoing.Signal) signal.payload();
        }
        Supplier<String> encoder = () -> frames.encode(frame(event));
        if (event instanceof CallEvent.Joined joined) {
            return new Outgoing.Presence(joined.participant().id(), Change.JOINED, encoder);
        } else if (event instanceof CallEvent.Back back) {
            return new Outgoing.Presence(back.participant().id(), Change.BACK, encoder);
        } else if (event instanceof CallEvent.Away away) {
            return new Outgoing.Presence(away.id(), Change.AWAY, encoder);
        } else if (event instanceof CallEvent.Left left) {
            return new Outgoing.Presence(left.id(), Change.LEFT, encoder);
        } else if (event instanceof CallEvent.AboutChanged about) {
            return new Outgoing.Presence(about.id(), Change.ABOUT, encoder);
        }
        return new Outgoing.Own(encoder);
    }

    private ServerFrame frame(CallEvent event) {
        if (event instanceof CallEvent.Welcome welcome) {
            return welcome(welcome);
        } else if (event instanceof CallEvent.Joined joined) {
            return new ServerFrame.Joined(participant(joined.participant()));
        } else if (event instanceof CallEvent.Back back) {
            return new ServerFrame.Back(participant(back.participant()));
        } else if (event instanceof CallEvent.Away away) {
            return new ServerFrame.Away(away.id().text());
        } else if (event instanceof CallEvent.Left left) {
            return new ServerFrame.Left(left.id().text(), lower(left.reason()));
        } else if (event instanceof CallEvent.AboutChanged about) {
            return new ServerFrame.About(about.id().text(), json(about.about()));
        }
        throw new AssertionError(event);
    }

    private ServerFrame welcome(CallEvent.Welcome welcome) {
        return new ServerFrame.Welcome(
                welcome.id().text(),
                lower(welcome.role()),
                welcome.epoch(),
                settings.grace().toMillis(),
                welcome.others().stream().map(this::participant).toList(),
                iceServers.of(welcome.id()),
                settings.relayOnly(),
                new ServerFrame.Limits(
                        settings.capacity(),
                        Frames.MAX_FRAME,
                        Frames.MAX_ABOUT,
                        settings.windowSignals(),
                        settings.windowSize()),
                grants.give(welcome.call(), welcome.id()));
    }

    private ServerFrame.Participant participant(Participant participant) {
        return new ServerFrame.Participant(
                participant.id().text(),
                participant.instance(),
                participant.present() ? "present" : "away",
                lower(participant.role()),
                json(participant.about()));
    }

    private JsonObject json(Payload about) {
        return frames.parse(((About) about).json());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
