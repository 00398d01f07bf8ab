package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "The roster after welcome" in docs/protocol.md. */
class RosterTest implements Roster.Listener {
    private static final int LONG = 60_000;

    private final EventLoop loop;
    private final Roster roster;
    private final List<String> told = new ArrayList<>();
    private final CompletableFuture<Void> someoneLeft = new CompletableFuture<>();
    private final CompletableFuture<Void> sought = new CompletableFuture<>();

    RosterTest() throws IOException {
        loop = new EventLoop();
        roster = new Roster(loop, this);
    }

    @AfterEach
    void end() throws IOException {
        loop.close();
    }

    @Override
    public void present(Roster.Entry entry) {
        told.add(entry.id() + " " + entry.instance());
    }

    @Override
    public void away(Roster.Entry entry) {
        told.add(entry.id() + " away");
    }

    @Override
    public void left(Roster.Entry entry) {
        told.add(entry.id() + " left");
        someoneLeft.complete(null);
    }

    @Override
    public void seek() {
        told.add("seek");
        sought.complete(null);
    }

    private static JsonObject participant(String id, String instance) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("instance", instance)
                .add("state", "present")
                .build();
    }

    private void welcome(String epoch, int grace, String... ids) {
        JsonArrayBuilder participants = Json.createArrayBuilder();
        List.of(ids).forEach(id -> participants.add(participant(id, "one")));
        roster.welcome(Json.createObjectBuilder()
                .add("epoch", epoch)
                .add("grace", grace)
                .add("participants", participants)
                .build());
    }

    private void assertTold(String... expected) {
        assertEquals(List.of(expected), told);
        told.clear();
    }

    @Test
    void whoIsAbsentInTheSameEpochHasLeft() throws Exception {
        loop.execute(() -> {
            welcome("e", LONG, "ada", "bob");
            assertTold("ada one", "bob one");
            welcome("e", LONG, "bob");
            assertTold("bob one", "ada left");
        });
    }

    @Test
    void whoIsAbsentInANewEpochIsAwayAndLeavesAfterTheGrace() throws Exception {
        loop.execute(() -> {
            welcome("e", LONG, "ada");
            welcome("f", 1);
            assertTold("ada one", "ada away");
        });
        loop.await(someoneLeft);
        loop.execute(() -> {
            // Half of the grace may pass in the same moment.
            told.remove("seek");
            assertTold("ada left");
        });
    }

    @Test
    void concludesNothingWithoutAConnection() throws Exception {
        CompletableFuture<Void> later = new CompletableFuture<>();
        loop.execute(() -> {
            welcome("e", LONG, "ada");
            welcome("f", 1);
            roster.suspend();
            told.clear();
            // Runs after any timer of the roster's.
            loop.after(Duration.ofMillis(2), () -> later.complete(null));
        });
        loop.await(later);
        loop.execute(() -> {
            assertTold();
            welcome("f", 1, "ada");
            assertTold("ada one");
        });
    }

    @Test
    void whoIsNamedAgainIsBackForGood() throws Exception {
        loop.execute(() -> {
            welcome("e", LONG, "ada");
            welcome("f", LONG);
            told.clear();
            roster.named(participant("ada", "two"));
            assertTold("ada two");
            welcome("f", LONG);
            assertTold("ada left");
        });
    }

    @Test
    void whoHasBeenAwayForHalfOfTheGraceIsLookedForOnce() throws Exception {
        loop.execute(() -> {
            welcome("e", 100, "ada");
            roster.away("ada");
            assertTold("ada one", "ada away");
        });
        loop.await(sought);
        CompletableFuture<Void> later = new CompletableFuture<>();
        loop.execute(() -> {
            assertTold("seek");
            roster.away("ada");
            // Runs after any timer of the roster's.
            loop.after(Duration.ofMillis(52), () -> later.complete(null));
        });
        loop.await(later);
        loop.execute(() -> assertTold("ada away"));
    }
}
