package parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parley.signaling.CloseCode;

/** Keeps the protocol's page, its JSON Schema and the Java types the same. */
class ProtocolDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Jsonb JSONB =
            JsonbBuilder.create(new JsonbConfig().withDeserializers(new OpaqueObject.Deserializer()));
    private static final Frames FRAMES = new Frames();
    private static final String SCHEMA_ID = "https://parley.invalid/protocol.schema.json";

    private static String page;
    private static JsonNode schema;
    private static JsonSchemaFactory schemas;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/protocol.md"));
        String text = Files.readString(Path.of("docs/protocol.schema.json"));
        schema = JSON.readTree(text);
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(SCHEMA_ID, text))));
    }

    private static JsonSchema definition(String name) {
        return schemas.getSchema(SchemaLocation.of(SCHEMA_ID + "#/$defs/" + name));
    }

    /** The frames of the server, by their `type`. */
    private static Map<String, Class<?>> serverTypes() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (JsonbSubtype subtype :
                ServerFrame.class.getAnnotation(JsonbTypeInfo.class).value()) {
            types.put(subtype.alias(), subtype.type());
        }
        assertEquals(
                Set.of(ServerFrame.class.getPermittedSubclasses()),
                Set.copyOf(types.values()),
                "all permitted, all annotated");
        return types;
    }

    private static Set<String> members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> members(String definition) {
        Set<String> names = new TreeSet<>();
        schema.at("/$defs/" + definition + "/properties").fieldNames().forEachRemaining(names::add);
        names.remove("type");
        return names;
    }

    @TestFactory
    Stream<DynamicTest> schemaAndTypesHaveTheSameMembers() {
        Map<String, Class<?>> definitions = new LinkedHashMap<>();
        ClientFrame.TYPES.forEach((alias, type) -> definitions.put("client." + alias, type));
        serverTypes().forEach((alias, type) -> definitions.put("server." + alias, type));
        definitions.put("participant", ServerFrame.Participant.class);
        definitions.put("iceServer", ServerFrame.IceServer.class);
        definitions.put("limits", ServerFrame.Limits.class);
        return definitions.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertEquals(members(entry.getValue()), members(entry.getKey()))));
    }

    @Test
    void schemaHasNoOtherFrames() {
        Set<String> expected = new TreeSet<>();
        ClientFrame.TYPES.keySet().forEach(alias -> expected.add("client." + alias));
        serverTypes().keySet().forEach(alias -> expected.add("server." + alias));
        Set<String> found = new TreeSet<>();
        schema.get("$defs").fieldNames().forEachRemaining(found::add);
        found.removeIf(name -> !name.contains("."));
        assertEquals(expected, found);
    }

    private static String section(int number) {
        int start = page.indexOf("\n## " + number + ". ");
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static List<String> examples(int section) {
        return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(section(section))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static Set<String> typesOf(Collection<String> examples) throws IOException {
        Set<String> types = new TreeSet<>();
        for (String example : examples) {
            types.add(JSON.readTree(example).get("type").asText());
        }
        return types;
    }

    @Test
    void thePageShowsEachFrameAsTheServerTakesIt() throws Exception {
        List<String> examples = examples(4);
        assertEquals(ClientFrame.TYPES.keySet(), Set.copyOf(typesOf(examples)));
        for (String example : examples) {
            assertValid("clientFrame", example);
            FRAMES.decode(example);
        }
    }

    @Test
    void thePageShowsEachFrameAsTheServerWritesIt() throws Exception {
        List<String> examples = examples(5);
        assertEquals(serverTypes().keySet(), Set.copyOf(typesOf(examples)));
        for (String example : examples) {
            assertValid("serverFrame", example);
            String written = FRAMES.encode(JSONB.fromJson(example, ServerFrame.class));
            assertEquals(JSON.readTree(example), JSON.readTree(written), "nothing lost, nothing added");
        }
    }

    private static void assertValid(String definition, String example) throws IOException {
        assertEquals(Set.of(), definition(definition).validate(JSON.readTree(example)), example);
    }

    @Test
    void theSchemaRefusesWhatTheServerRefuses() throws IOException {
        String key = "4osdf3moAgr_6yTKEZzG4A";
        for (String wrong : List.of(
                "{\"type\":\"ping\",\"type\":\"pang\"}",
                "{\"type\":\"about\"}",
                "{\"type\":\"signal\",\"to\":\"" + key + "\",\"toInstance\":\"" + key + "\"}",
                "{\"type\":\"signal\",\"to\":\"" + key + "\",\"toInstance\":\"" + key + "\",\"ack\":0,\"seq\":1}",
                "{\"type\":\"signal\",\"to\":\"" + key + "x\",\"toInstance\":\"" + key + "\",\"ack\":0}")) {
            assertTrue(!definition("clientFrame").validate(JSON.readTree(wrong)).isEmpty(), wrong);
        }
    }

    @Test
    void thePageListsEveryCloseCode() {
        Set<String> written = Pattern.compile("\\| (4\\d\\d\\d) \\| `([a-z-]+)` \\|")
                .matcher(section(7))
                .results()
                .map(result -> result.group(1) + " " + result.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Arrays.stream(CloseCode.values())
                .map(code -> code.getCode() + " " + code.text())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, written);
    }

    @Test
    void thePageListsEveryErrorCode() {
        Set<String> named = Pattern.compile("\\| `([a-z-]+)` \\|")
                .matcher(section(7))
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
        for (ErrorCode code : ErrorCode.values()) {
            assertTrue(named.contains(code.text()), code.text());
        }
    }
}
