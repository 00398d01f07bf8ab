package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What someone at the end of a connection believes, from the events alone: who is there, and what was said. */
final class View {
    /** What is said in {@link CallPropertyTest}: an instance's number so and so. */
    record Saying(ParticipantId from, String instance, int number) implements Payload {}

    final Map<ParticipantId, Participant> others = new LinkedHashMap<>();
    final List<Saying> heard = new ArrayList<>();

    static View of(RecordingOutlet outlet) {
        View view = new View();
        outlet.welcome().others().forEach(other -> view.others.put(other.id(), other));
        outlet.events().stream().skip(1).forEach(view::learn);
        return view;
    }

    private void learn(CallEvent event) {
        if (event instanceof CallEvent.Joined joined) {
            assertNull(others.put(joined.participant().id(), joined.participant()), "joined twice");
        } else if (event instanceof CallEvent.Back back) {
            assertNotNull(others.put(back.participant().id(), back.participant()), "back, though never there");
        } else if (event instanceof CallEvent.Away away) {
            others.compute(away.id(), (id, other) -> {
                assertTrue(other.present(), "away twice");
                return new Participant(id, other.instance(), false, other.role(), other.about());
            });
        } else if (event instanceof CallEvent.Left left) {
            assertNotNull(others.remove(left.id()), "left, though never there");
        } else if (event instanceof CallEvent.AboutChanged changed) {
            others.compute(
                    changed.id(),
                    (id, other) ->
                            new Participant(id, other.instance(), other.present(), other.role(), changed.about()));
        } else if (event instanceof CallEvent.Signal signal) {
            Saying saying = (Saying) signal.payload();
            // An instance's presence comes before its signals.
            assertEquals(saying.instance(), others.get(saying.from()).instance());
            heard.add(saying);
        } else {
            throw new AssertionError("Not to be told here: " + event);
        }
    }
}
