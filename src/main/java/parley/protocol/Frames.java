package parley.protocol;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.StringReader;
import java.util.Map;

/** Between the text of frames and their types, by JSON-B. Thread-safe; one for the application. */
public final class Frames implements AutoCloseable {
    /** Version of the protocol. */
    public static final int VERSION = 1;
    /** Greatest length of a frame's text, in UTF-16 code units. */
    public static final int MAX_FRAME = 65_536;
    /** Greatest length of {@code about} as JSON text, in UTF-16 code units. */
    public static final int MAX_ABOUT = 1_024;

    private final Jsonb jsonb =
            JsonbBuilder.create(new JsonbConfig().withDeserializers(new OpaqueObject.Deserializer()));
    /** Kept, because finding the implementation anew costs a search through the class path. */
    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());

    public String encode(ServerFrame frame) {
        return frame instanceof ServerFrame.Signal signal && signal.data() != null
                ? encode(signal)
                : jsonb.toJson(frame);
    }

    /** The data are JSON already; what is around them is bound. */
    private String encode(ServerFrame.Signal signal) {
        String envelope = jsonb.toJson(new ServerFrame.Signal(
                signal.from(), signal.fromInstance(), signal.seq(), signal.base(), signal.ack(), null));
        String data = signal.data().text();
        return new StringBuilder(envelope.length() + data.length() + 8)
                .append(envelope, 0, envelope.length() - 1)
                .append(",\"data\":")
                .append(data)
                .append('}')
                .toString();
    }

    /**
     * The frame that a text is, with its members checked.
     *
     * @param text at most {@link #MAX_FRAME} long
     * @throws FrameException with the code that the sender is to be told
     */
    public ClientFrame decode(String text) throws FrameException {
        FrameText scanned = FrameText.of(text);
        Class<? extends ClientFrame> type = ClientFrame.TYPES.get(scanned.type());
        if (type == null) {
            checkIsJson(text);
            throw new FrameException(ErrorCode.TYPE_UNKNOWN);
        }
        ClientFrame frame;
        try {
            frame = type == ClientFrame.Signal.class && scanned.hasCanonicalData()
                    ? bindAround(scanned)
                    : jsonb.fromJson(text, type);
        } catch (RuntimeException e) {
            // Whatever binding throws (parsers have limits of their own, with exceptions of their own) the text caused.
            throw whyNotBound(text, type);
        }
        FrameChecks.check(frame);
        return frame;
    }

    /** Canonical data need not be built to be written again as they are. */
    private ClientFrame bindAround(FrameText scanned) {
        ClientFrame.Signal signal = jsonb.fromJson(scanned.envelope(), ClientFrame.Signal.class);
        return new ClientFrame.Signal(
                signal.to(),
                signal.toInstance(),
                signal.seq(),
                signal.base(),
                signal.ack(),
                new OpaqueObject(scanned.data()));
    }

    private FrameException whyNotBound(String text, Class<? extends ClientFrame> type) throws FrameException {
        JsonObject object = checkIsJson(text);
        if (type != ClientFrame.Join.class) {
            return new FrameException(ErrorCode.FRAME_INVALID, "the type of a member");
        }
        return FrameChecks.isOtherVersion(object)
                ? new FrameException(ErrorCode.VERSION_UNSUPPORTED)
                : new FrameException(ErrorCode.JOIN_INVALID, "the type of a member");
    }

    /** The object that a text is which is known to be one. */
    public JsonObject parse(String json) {
        try (JsonReader reader = readers.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** A second look, for which only bad frames pay. */
    private JsonObject checkIsJson(String text) throws FrameException {
        try {
            return parse(text);
        } catch (JsonException e) {
            throw new FrameException(ErrorCode.FRAME_MALFORMED);
        } catch (RuntimeException e) {
            throw new FrameException(ErrorCode.FRAME_INVALID, "a number that is too long");
        }
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B could not be closed", e);
        }
    }
}
