package parley.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the proof rests on finds each kind of fault. */
class LedgerTest {
    private static final Pair PAIR = new Pair("ada", "bob");

    private final Ledger ledger = new Ledger();

    private void say(int count) {
        for (int i = 0; i < count; i++) {
            ledger.next(PAIR);
        }
    }

    private void arrive(int... numbers) {
        for (int number : numbers) {
            ledger.arrived(PAIR, PAIR, number, true);
        }
    }

    private void assertFaults(long lost, long doubled, long reordered) {
        assertEquals(lost, ledger.outstanding(), "lost");
        assertEquals(doubled, ledger.doubled(), "doubled");
        assertEquals(reordered, ledger.reordered(), "reordered");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        say(3);
        arrive(1, 2, 3);
        assertFaults(0, 0, 0);
        assertEquals(3, ledger.settled());
    }

    @Test
    void findsWhatIsLost() {
        say(3);
        arrive(1, 2);
        assertFaults(1, 0, 0);
    }

    @Test
    void findsWhatIsLostInTheMidst() {
        say(3);
        arrive(1, 3);
        assertFaults(1, 0, 1);
    }

    @Test
    void findsWhatIsDoubled() {
        say(3);
        arrive(1, 2, 2, 3, 1);
        assertFaults(0, 2, 0);
    }

    @Test
    void findsWhatIsReordered() {
        say(3);
        arrive(2, 1, 3);
        assertFaults(0, 0, 2);
    }

    @Test
    void findsWhatIsDamaged() {
        say(1);
        ledger.arrived(PAIR, PAIR, 1, false);
        assertEquals(1, ledger.damaged());
    }

    @Test
    void findsWhatReachesAnotherInstance() {
        say(1);
        ledger.arrived(new Pair("ada", "bob's next page"), PAIR, 1, true);
        ledger.arrived(new Pair("eve", "bob"), PAIR, 1, true);
        assertEquals(2, ledger.strays());
        assertEquals(1, ledger.outstanding());
    }

    @Test
    void expectsNothingMoreOfAPageThatIsGone() {
        say(3);
        arrive(1);
        ledger.ended("bob");
        assertFaults(0, 0, 0);
        say(1);
        assertFaults(0, 0, 0);
        // What was on its way may still arrive, but once and in order.
        arrive(2, 2);
        assertFaults(0, 1, 0);
        assertEquals(4, ledger.settled());
    }
}
