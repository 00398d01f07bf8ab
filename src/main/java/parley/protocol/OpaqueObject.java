package parley.protocol;

import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;

/**
 * A JSON object whose members are the participants' business, as the text that a JSON writer makes of it. Only {@link
 * Frames#encode} writes it.
 */
public record OpaqueObject(String text) {
    /** Not an annotation of the record: Yasson would keep the class for ever, and Payara's outlives the application. */
    static final class Deserializer implements JsonbDeserializer<OpaqueObject> {
        @Override
        public OpaqueObject deserialize(JsonParser parser, DeserializationContext context, Type type) {
            JsonValue value = parser.getValue();
            return value == JsonValue.NULL
                    ? null
                    : new OpaqueObject(value.asJsonObject().toString());
        }
    }
}
