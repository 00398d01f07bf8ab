package parley.protocol;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;

/**
 * A JSON object whose members are the participants' business, as the text that a JSON writer makes of it. Only {@link
 * Frames#encode} writes it.
 */
@JsonbTypeDeserializer(OpaqueObject.Deserializer.class)
public record OpaqueObject(String text) {
    public static final class Deserializer implements JsonbDeserializer<OpaqueObject> {
        @Override
        public OpaqueObject deserialize(JsonParser parser, DeserializationContext context, Type type) {
            JsonValue value = parser.getValue();
            return value == JsonValue.NULL
                    ? null
                    : new OpaqueObject(value.asJsonObject().toString());
        }
    }
}
